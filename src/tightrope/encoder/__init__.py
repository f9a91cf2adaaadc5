"""Text to tensors and back: the input features of the neural reader, and its ONNX session."""
