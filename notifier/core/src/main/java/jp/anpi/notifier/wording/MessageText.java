package jp.anpi.notifier.wording;

/** A message as a person reads it; the subject names nobody, since it shows on locked screens. */
public record MessageText(String subject, String body) {}
