package jp.anpi.registry.importing;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.anpi.registry.particulars.Particulars.Treatment;

/** What a row says of treatment, and of who stands behind devices. */
public record PersonTreatment(
        Said<String> illness,
        Said<String> device,
        Said<String> supplier,
        Said<String> supplierPhone,
        Said<String> clinic,
        Said<String> clinicPhone) {

    static PersonTreatment in(RowReading<PersonColumn> cells) {
        return new PersonTreatment(
                cells.said(PersonColumn.ILLNESS),
                cells.said(PersonColumn.DEVICE_MODEL),
                cells.said(PersonColumn.SUPPLIER),
                cells.said(PersonColumn.SUPPLIER_PHONE),
                cells.said(PersonColumn.CLINIC),
                cells.said(PersonColumn.CLINIC_PHONE));
    }

    private Stream<Said<String>> all() {
        return Stream.of(illness, device, supplier, supplierPhone, clinic, clinicPhone);
    }

    boolean isSaid() {
        return all().anyMatch(Said::column);
    }

    /** Equal for rows that say the same of it; to be digested and never shown. */
    String text() {
        return all().map(Said::toString).collect(Collectors.joining("\n"));
    }

    Treatment over(Treatment known) {
        return new Treatment(
                illness.over(known.illness()),
                device.over(known.device()),
                supplier.over(known.supplier()),
                supplierPhone.over(known.supplierPhone()),
                clinic.over(known.clinic()),
                clinicPhone.over(known.clinicPhone()));
    }

    /** Says nothing: all of it is about a person's health. */
    @Override
    public String toString() {
        return "PersonTreatment";
    }
}
