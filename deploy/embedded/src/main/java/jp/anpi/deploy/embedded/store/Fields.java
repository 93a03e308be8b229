package jp.anpi.deploy.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.TypeMismatchException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a command; a part of the wrong type is the caller's mistake and answered as such. */
final class Fields {

    private Fields() {}

    static String text(Document command, String field) {
        if (command.get(field) instanceof String text) return text;
        throw new TypeMismatchException("'" + field + "' must be a string");
    }

    static long number(Document command, String field) {
        if (command.get(field) instanceof Number number) return number.longValue();
        throw new TypeMismatchException("'" + field + "' must be a number");
    }

    static int number(Document command, String field, int otherwise) {
        return command.get(field) instanceof Number number ? number.intValue() : otherwise;
    }

    /** An absent document is an empty one. */
    static Document document(Document command, String field) {
        return switch (command.get(field)) {
            case null -> new Document();
            case Document document -> document;
            default -> throw new TypeMismatchException("'" + field + "' must be an object");
        };
    }

    /** An absent list is an empty one. */
    static List<Document> documents(Document command, String field) {
        List<Document> documents = new ArrayList<>();
        for (Object each : list(command, field)) {
            if (!(each instanceof Document document))
                throw new TypeMismatchException("'" + field + "' must hold objects");
            documents.add(document);
        }
        return documents;
    }

    static List<?> list(Document command, String field) {
        return switch (command.get(field)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw new TypeMismatchException("'" + field + "' must be an array");
        };
    }

    static boolean isTrue(@Nullable Object flag) {
        return (flag instanceof Boolean on && on) || (flag instanceof Number number && number.doubleValue() != 0);
    }
}
