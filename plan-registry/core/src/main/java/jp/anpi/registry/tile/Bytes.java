package jp.anpi.registry.tile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Protocol buffers, as far as a tile needs them. */
final class Bytes {

    private static final int VARINT = 0;
    private static final int LENGTH = 2;

    private byte[] buffer = new byte[256];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void varint(int number) {
        room(5);
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            buffer[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    /** A number that may be below 0. */
    void signed(int number) {
        varint(number << 1 ^ number >> 31);
    }

    void number(int field, int value) {
        varint(field << 3 | VARINT);
        varint(value);
    }

    void text(int field, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        piece(field, utf8, utf8.length);
    }

    void piece(int field, Bytes other) {
        piece(field, other.buffer, other.size);
    }

    private void piece(int field, byte[] other, int length) {
        varint(field << 3 | LENGTH);
        varint(length);
        append(other, length);
    }

    void append(Bytes other) {
        append(other.buffer, other.size);
    }

    private void append(byte[] other, int length) {
        room(length);
        System.arraycopy(other, 0, buffer, size, length);
        size += length;
    }

    private void room(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size + more, buffer.length * 2));
        }
    }

    byte[] toArray() {
        return Arrays.copyOf(buffer, size);
    }
}
