package jp.anpi.registry.paper;

import jp.anpi.registry.contract.PersonId;

/** One person on a sheet. */
public record SheetRow(RowCode code, PersonId person) {}
