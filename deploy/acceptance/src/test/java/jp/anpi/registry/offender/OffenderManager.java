package jp.anpi.registry.offender;

/** Breaks the rule about names on purpose. */
final class OffenderManager {}
