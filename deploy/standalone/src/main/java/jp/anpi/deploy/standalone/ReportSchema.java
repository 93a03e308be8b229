package jp.anpi.deploy.standalone;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.anpi.safety.contract.Channel;
import jp.anpi.safety.contract.Condition;
import jp.anpi.safety.contract.ContactAxis;
import jp.anpi.safety.contract.Evidence;
import jp.anpi.safety.contract.NeedKind;
import jp.anpi.safety.contract.PlaceKind;
import jp.anpi.safety.contract.Source;

/**
 * The form of a report. Its bytes are kept as they are and read by hand, so nothing can derive it; a test sends every field it
 * names.
 */
final class ReportSchema {

    static final String NAME = "Report";

    private ReportSchema() {}

    static Schema<?> schema() {
        return object("id", "contact", "evidence", "condition", "source", "observedAt")
                .description(
                        "Keep the bytes as they were made and resend them unchanged; name a person by personId, or by "
                                + "name and whatever else is known.")
                .addProperty("id", uuid().description("random, made by the sender"))
                .addProperty("personId", uuid())
                .addProperty("name", text())
                .addProperty("address", text())
                .addProperty("birthDate", text().format("date"))
                .addProperty("contact", oneOf(ContactAxis.values()))
                .addProperty("evidence", oneOf(Evidence.values()))
                .addProperty("condition", oneOf(Condition.values()))
                .addProperty("place", place())
                .addProperty("needs", needs())
                .addProperty("notes", text().maxLength(4_000))
                .addProperty("source", oneOf(Source.values()))
                .addProperty("channel", oneOf(Channel.values()))
                .addProperty(
                        "reportedBy",
                        object().addProperty("memberId", uuid())
                                .addProperty("name", text())
                                .addProperty("role", text()))
                .addProperty("observedAt", instant())
                .addProperty("enteredAt", instant().description("of paper and telephone"))
                .addProperty("supersedes", uuid().description("the report this one corrects"))
                .addProperty("bundleId", uuid().description("reports that were made together"))
                .addProperty("deviceId", text())
                .addProperty("sequence", new IntegerSchema().format("int64"));
    }

    private static Schema<?> place() {
        return object("kind")
                .addProperty("kind", oneOf(PlaceKind.values()))
                .addProperty("detail", text())
                .addProperty("lat", new NumberSchema())
                .addProperty("lon", new NumberSchema())
                .addProperty("asOf", instant());
    }

    private static Schema<?> needs() {
        return new ArraySchema()
                .items(object("kind")
                        .addProperty("kind", oneOf(NeedKind.values()))
                        .addProperty("detail", text()))
                .description("empty: not asked");
    }

    private static ObjectSchema object(String... required) {
        var object = new ObjectSchema();
        Arrays.stream(required).forEach(object::addRequiredItem);
        return object;
    }

    private static Schema<?> oneOf(Enum<?>... values) {
        List<String> names = Stream.of(values).map(Enum::name).toList();
        return new StringSchema()._enum(names);
    }

    private static Schema<?> text() {
        return new StringSchema();
    }

    private static Schema<?> uuid() {
        return new StringSchema().format("uuid");
    }

    private static Schema<?> instant() {
        return new StringSchema().format("date-time");
    }
}
