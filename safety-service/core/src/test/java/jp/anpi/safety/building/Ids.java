package jp.anpi.safety.building;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import jp.anpi.registry.contract.MemberId;
import jp.anpi.registry.contract.OfficeId;
import jp.anpi.registry.contract.PersonId;
import jp.anpi.safety.contract.CommandId;
import jp.anpi.safety.contract.IncidentId;
import jp.anpi.safety.contract.ReportId;

/** The same word always gives the same id, so that failures can be read and repeated. */
public final class Ids {

    private Ids() {}

    public static PersonId person(String word) {
        return new PersonId(uuid("person", word));
    }

    public static OfficeId office(String word) {
        return new OfficeId(uuid("office", word));
    }

    public static MemberId member(String word) {
        return new MemberId(uuid("member", word));
    }

    public static ReportId report(String word) {
        return new ReportId(uuid("report", word));
    }

    public static CommandId command(String word) {
        return new CommandId(uuid("command", word));
    }

    public static IncidentId incident(String word) {
        return new IncidentId(uuid("incident", word));
    }

    private static UUID uuid(String kind, String word) {
        return UUID.nameUUIDFromBytes((kind + ":" + word).getBytes(StandardCharsets.UTF_8));
    }
}
