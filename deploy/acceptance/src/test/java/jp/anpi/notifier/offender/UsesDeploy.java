package jp.anpi.notifier.offender;

import jp.anpi.deploy.standalone.Anpi;

/** Breaks Arrows-Point-Left on purpose. */
public record UsesDeploy(Class<Anpi> right) {}
