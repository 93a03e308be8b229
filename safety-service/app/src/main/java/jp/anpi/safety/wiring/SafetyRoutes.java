package jp.anpi.safety.wiring;

import static jp.anpi.registry.http.access.RouteRule.only;
import static jp.anpi.registry.http.access.RouteRule.open;
import static jp.anpi.registry.http.access.RouteRule.signedIn;

import java.util.EnumSet;
import java.util.Set;
import jp.anpi.registry.contract.Role;
import jp.anpi.registry.http.access.RouteRules;

/**
 * Every route of the service and who may call it at all. What a caller may then see or do is decided by
 * {@link jp.anpi.safety.access.AccessRules} for the incident and person at hand.
 */
final class SafetyRoutes {

    private static final Set<Role> DESK = EnumSet.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK);
    private static final Set<Role> DESK_AND_SCRIPT =
            EnumSet.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK, Role.SCRIPT);
    private static final Set<Role> WATCHERS =
            EnumSet.of(Role.ADMIN, Role.DESK, Role.RESTRICTED_DESK, Role.AUDITOR, Role.SCRIPT);
    private static final Set<Role> REPORTERS = EnumSet.complementOf(EnumSet.of(Role.AUDITOR));

    static final RouteRules RULES = RouteRules.of(
            only(DESK_AND_SCRIPT, "POST /api/incidents"),
            signedIn("GET /api/incidents").alsoAfterTheLastDay(),
            signedIn("GET /api/incidents/{incident}").alsoAfterTheLastDay(),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/close"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/reopen"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/carry-over"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/carry-over/take-back"),
            only(WATCHERS, "GET /api/incidents/{incident}/log"),
            only(DESK, "GET /api/incidents/{incident}/export"),
            only(EnumSet.of(Role.ADMIN), "POST /api/incidents/{incident}/delete"),
            only(WATCHERS, "GET /api/records/deleted-incidents"),
            only(WATCHERS, "GET /api/incidents/{incident}/outages"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/outages"),
            only(DESK_AND_SCRIPT, "PATCH /api/incidents/{incident}/outages/{outage}"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/outages/{outage}/end"),
            only(WATCHERS, "GET /api/incidents/{incident}/disclosures"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/disclosures"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/disclosures/{disclosure}/end"),
            only(DESK_AND_SCRIPT, "GET /api/incidents/{incident}/caseload-links"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/caseload-links"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/caseload-links/{link}/revoke"),
            only(REPORTERS, "GET /api/incidents/{incident}/tasks"),
            signedIn("GET /api/incidents/{incident}/facilities"),
            only(REPORTERS, "POST /api/incidents/{incident}/facilities/{office}")
                    .alsoAfterTheLastDay(),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/facilities/ask"),
            signedIn("GET /api/incidents/{incident}/shelters"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/shelters"),
            only(DESK_AND_SCRIPT, "PATCH /api/incidents/{incident}/shelters/{shelter}"),
            only(REPORTERS, "POST /api/incidents/{incident}/members/{member}/unavailable")
                    .alsoAfterTheLastDay(),
            only(REPORTERS, "POST /api/incidents/{incident}/members/{member}/available")
                    .alsoAfterTheLastDay(),
            only(REPORTERS, "POST /api/incidents/{incident}/offices/{office}/unavailable")
                    .alsoAfterTheLastDay(),
            only(REPORTERS, "POST /api/incidents/{incident}/offices/{office}/available")
                    .alsoAfterTheLastDay(),
            only(DESK, "GET /api/incidents/{incident}/reporters"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/desk/acknowledge"),
            only(REPORTERS, "POST /api/incidents/{incident}/reports").alsoAfterTheLastDay(),
            open("POST /api/incidents/{incident}/answers"),
            open("POST /api/incidents/{incident}/citizens"),
            only(DESK_AND_SCRIPT, "PUT /api/incidents/{incident}/citizens-page"),
            signedIn("POST /api/receipts/verify").onlyAsks().alsoAfterTheLastDay(),
            only(REPORTERS, "GET /api/incidents/{incident}/checks"),
            only(REPORTERS, "GET /api/incidents/{incident}/checks/{person}"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/checks/{person}/claim"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/checks/{person}/release"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/checks/{person}/note"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/checks/{person}/dispatch"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/checks/{person}/dispatch/arrived"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/checks/{person}/dispatch/back"),
            only(DESK, "POST /api/incidents/{incident}/checks/{person}/inquiries"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/checks/{person}/reports/{report}/set-aside"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/checks/{person}/reports/{report}/count"),
            only(WATCHERS, "GET /api/records/set-aside"),
            only(WATCHERS, "GET /api/incidents/{incident}/board"),
            only(WATCHERS, "GET /api/incidents/{incident}/board/stream"),
            only(WATCHERS, "GET /api/incidents/{incident}/map"),
            only(WATCHERS, "GET /api/incidents/{incident}/map/tiles/{zoom}/{x}/{y}"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/what-if").onlyAsks(),
            only(DESK_AND_SCRIPT, "GET /api/incidents/{incident}/call-plan"),
            only(DESK_AND_SCRIPT, "GET /api/incidents/{incident}/unmatched"),
            only(DESK_AND_SCRIPT, "GET /api/incidents/{incident}/unmatched/{report}"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/unmatched/{report}/link"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/unmatched/{report}/unlink"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/unmatched/{report}/move"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/unmatched/{report}/take"),
            only(DESK_AND_SCRIPT, "POST /api/incidents/{incident}/unmatched/{report}/release"),
            only(REPORTERS, "GET /api/me/clients").alsoAfterTheLastDay(),
            signedIn("GET /api/server-clock").alsoAfterTheLastDay(),
            open("GET /api/public/incidents"),
            open("GET /api/public/incidents/{incident}/progress.csv"),
            open("GET /api/public/incidents/{incident}/progress.geojson"),
            open("GET /phone/shell-files.js"),
            open("GET /phone/worker.js"));

    private SafetyRoutes() {}
}
