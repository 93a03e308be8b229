package jp.anpi.safety.building;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.anpi.safety.report.ReportForm;
import jp.anpi.safety.report.ReportForm.NeedForm;
import jp.anpi.safety.report.ReportForm.PlaceForm;
import jp.anpi.safety.report.ReportForm.SuppliedForm;

/** A form as a phone would send it. */
public final class AForm {

    private Optional<String> id = Optional.empty();
    private Optional<String> person = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<String> address = Optional.empty();
    private Optional<String> birthDate = Optional.empty();
    private Optional<String> contact = Optional.empty();
    private Optional<String> evidence = Optional.empty();
    private Optional<String> condition = Optional.empty();
    private Optional<PlaceForm> place = Optional.empty();
    private final List<NeedForm> needs = new ArrayList<>();
    private final List<SuppliedForm> supplied = new ArrayList<>();
    private Optional<String> notes = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<String> observedAt = Optional.empty();
    private Optional<String> observedUntil = Optional.empty();
    private Optional<Boolean> observedUnknown = Optional.empty();
    private Optional<String> supersedes = Optional.empty();

    private AForm() {}

    /** Every field absent. */
    public static AForm empty() {
        return new AForm();
    }

    /** "Seen and safe", about a person picked from the list. */
    public static AForm good() {
        AForm form = new AForm();
        form.person = Optional.of(Ids.person("花子").toString());
        form.evidence = Optional.of("DIRECT");
        form.source = Optional.of("CARE_MANAGER");
        return form.id(Ids.report("a").toString())
                .contact("REACHED")
                .condition("SAFE")
                .observedAt("2026-11-20T10:30:00+09:00");
    }

    public AForm id(String text) {
        id = Optional.of(text);
        return this;
    }

    public AForm noPerson() {
        person = Optional.empty();
        return this;
    }

    public AForm name(String text) {
        name = Optional.of(text);
        return this;
    }

    public AForm address(String text) {
        address = Optional.of(text);
        return this;
    }

    public AForm birthDate(String text) {
        birthDate = Optional.of(text);
        return this;
    }

    public AForm contact(String text) {
        contact = Optional.of(text);
        return this;
    }

    public AForm condition(String text) {
        condition = Optional.of(text);
        return this;
    }

    public AForm place(PlaceForm given) {
        place = Optional.of(given);
        return this;
    }

    public AForm need(NeedForm need) {
        needs.add(need);
        return this;
    }

    public AForm supplied(String kind, Double... hours) {
        supplied.add(new SuppliedForm(Optional.of(kind), Arrays.stream(hours).findFirst()));
        return this;
    }

    public AForm notes(String text) {
        notes = Optional.of(text);
        return this;
    }

    public AForm observedAt(String text) {
        observedAt = Optional.of(text);
        return this;
    }

    public AForm observedUntil(String text) {
        observedUntil = Optional.of(text);
        return this;
    }

    public AForm observedUnknown() {
        observedAt = Optional.empty();
        observedUnknown = Optional.of(true);
        return this;
    }

    public AForm supersedes(String text) {
        supersedes = Optional.of(text);
        return this;
    }

    public ReportForm build() {
        return new ReportForm(
                id,
                person,
                name,
                address,
                birthDate,
                contact,
                evidence,
                condition,
                place,
                needs,
                supplied,
                notes,
                source,
                Optional.empty(),
                Optional.empty(),
                observedAt,
                observedUntil,
                observedUnknown,
                Optional.empty(),
                supersedes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
