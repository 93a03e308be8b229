package jp.anpi.deploy.drills.product;

/** Somebody who reports; {@code role} in the product's word. */
public record Member(MemberId id, String role) {}
