// Loaded only by those who show or read a QR code.
export { default as encode } from "qr";
export { default as decode } from "qr/decode.js";
