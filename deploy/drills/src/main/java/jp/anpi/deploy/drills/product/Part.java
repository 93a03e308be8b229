package jp.anpi.deploy.drills.product;

/** So many of so many. */
public record Part(int count, int of) {}
