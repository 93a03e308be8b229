package jp.anpi.deploy.drills.product;

/** An organisation whose members report. */
public record Office(OfficeId id, String name) {}
