package jp.anpi.registry.disclosure;

import jp.anpi.registry.paper.SheetList;

/** Leans on what leans on this package, so that the rule against circles can be seen to fail. */
public record LeansOnPaper(SheetList list) {}
