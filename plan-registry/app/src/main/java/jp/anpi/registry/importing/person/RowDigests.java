package jp.anpi.registry.importing.person;

import java.util.List;
import java.util.stream.Collectors;
import jp.anpi.registry.alias.Aliases;
import jp.anpi.registry.disclosure.Sight;
import jp.anpi.registry.store.BlindIndex;

/** By which a row is known to say what it said last time, without its words being kept. */
final class RowDigests {

    private final BlindIndex blind;

    RowDigests(BlindIndex blind) {
        this.blind = blind;
    }

    /** Equal for rows that say the same, and tells nothing else. */
    String of(PersonRow row) {
        String said = said(row);
        String more = row.more().tells()
                ? blind.of("person-row-more", said, row.more().text())
                : said;
        String needs = row.needs().isSaid()
                ? blind.of("person-row-needs", more, row.needs().text())
                : more;
        String near = row.precision().column()
                ? blind.of("person-row-precision", needs, row.precision().toString())
                : needs;
        String called = row.aliases().column()
                ? blind.of(
                        "person-row-aliases",
                        near,
                        row.aliases().value().map(Aliases::written).orElse(""))
                : near;
        String cared = row.beside().isSaid()
                ? blind.of("person-row-care", called, row.beside().text())
                : called;
        return row.consents().isSaid()
                ? blind.of("person-row-consents", cared, row.consents().text())
                : cared;
    }

    /** As above of a row of which not all was taken in: who may take in the rest finds it different from what is noted. */
    String of(String whole, List<PersonColumn> kept) {
        return kept.isEmpty()
                ? whole
                : blind.of(
                        "person-row-but", whole, kept.stream().map(Enum::name).collect(Collectors.joining("+")));
    }

    /** As it was before lists had anything more, so that a list that was taken in then is the same today. */
    private String said(PersonRow row) {
        return blind.of(
                "person-row",
                row.resident(),
                row.name(),
                row.kana().toString(),
                row.birthDate().toString(),
                row.address().value().orElse(Sight.NOT_SHOWN),
                row.district().toString(),
                row.position().toString(),
                row.phone().toString(),
                row.lifecycle().toString(),
                row.confidential().toString(),
                row.care().toString(),
                row.careValidTo().toString(),
                row.insured()
                        .value()
                        .map(pair -> pair.insurer() + pair.number())
                        .orElse(""));
    }
}
