package jp.anpi.registry.importing.person;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.importing.list.RowReading;
import jp.anpi.registry.importing.list.Said;
import jp.anpi.registry.particulars.Particulars.Treatment;

/** What a row says of treatment, and of who stands behind devices. */
public record PersonTreatment(
        Said<String> illness,
        Said<String> device,
        Said<String> supplier,
        Said<String> supplierPhone,
        Said<String> clinic,
        Said<String> clinicPhone,
        Said<String> doctor,
        Said<String> hospital,
        Said<String> hospitalPhone) {

    static PersonTreatment in(RowReading<PersonColumn> cells) {
        return new PersonTreatment(
                cells.said(PersonColumn.ILLNESS),
                cells.said(PersonColumn.DEVICE_MODEL),
                cells.said(PersonColumn.SUPPLIER),
                cells.said(PersonColumn.SUPPLIER_PHONE),
                cells.said(PersonColumn.CLINIC),
                cells.said(PersonColumn.CLINIC_PHONE),
                cells.said(PersonColumn.DOCTOR),
                cells.said(PersonColumn.HOSPITAL),
                cells.said(PersonColumn.HOSPITAL_PHONE));
    }

    private Stream<Said<String>> all() {
        return Stream.concat(Stream.of(illness, device, supplier, supplierPhone, clinic, clinicPhone), ofTheDoctor());
    }

    private Stream<Said<String>> ofTheDoctor() {
        return Stream.of(doctor, hospital, hospitalPhone);
    }

    boolean isSaid() {
        return all().anyMatch(Said::column);
    }

    /** Equal for rows that say the same of it; to be digested and never shown. As it was before lists had doctors, where they have none. */
    String text() {
        return Stream.concat(
                        Stream.of(illness, device, supplier, supplierPhone, clinic, clinicPhone),
                        ofTheDoctor().anyMatch(Said::column) ? ofTheDoctor() : Stream.of())
                .map(Said::toString)
                .collect(Collectors.joining("\n"));
    }

    Treatment over(Treatment known) {
        return new Treatment(
                illness.over(known.illness()),
                device.over(known.device()),
                supplier.over(known.supplier()),
                supplierPhone.over(known.supplierPhone()),
                clinic.over(known.clinic()),
                clinicPhone.over(known.clinicPhone()),
                doctor.over(known.doctor()),
                hospital.over(known.hospital()),
                hospitalPhone.over(known.hospitalPhone()));
    }

    /** Says nothing: all of it is about a person's health. */
    @Override
    public String toString() {
        return "PersonTreatment";
    }
}
