package jp.anpi.safety.offender;

import jp.anpi.notifier.offender.UsesDeploy;

/** Breaks Arrows-Point-Left on purpose. */
record UsesNotifier(UsesDeploy right) {}
