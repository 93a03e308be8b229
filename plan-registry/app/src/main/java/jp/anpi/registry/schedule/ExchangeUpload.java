package jp.anpi.registry.schedule;

/**
 * A file as it was sent.
 *
 * @param name as the sender's machine calls it: it says which month it holds and which of two files is newer
 */
record ExchangeUpload(String name, byte[] bytes) {}
