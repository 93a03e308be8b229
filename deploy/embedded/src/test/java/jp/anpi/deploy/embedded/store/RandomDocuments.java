package jp.anpi.deploy.embedded.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Seeded documents, filters, orders and updates over a small world, so that they meet often. */
final class RandomDocuments {

    private static final List<String> FIELDS = List.of("a", "b", "c", "n.x", "tags", "items.k", "items.v");
    private static final List<String> SORTABLE = List.of("a", "b", "c", "n.x", "_id");
    private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b", "髙", "﨑", "あ", "a.b", "z");

    private final Random random;

    RandomDocuments(Random random) {
        this.random = random;
    }

    int id() {
        return random.nextInt(120);
    }

    Document document(int id) {
        Document document = new Document("_id", id);
        for (String field : List.of("a", "b", "c")) {
            if (random.nextInt(5) != 0) document.append(field, scalar());
        }
        if (random.nextInt(3) != 0) document.append("n", new Document("x", scalar()));
        if (random.nextInt(3) != 0) document.append("tags", random.nextInt(4) == 0 ? scalar() : scalars());
        if (random.nextInt(3) == 0) document.append("items", items());
        return document;
    }

    private List<@Nullable Object> scalars() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) values.add(scalar());
        return values;
    }

    private List<Document> items() {
        List<Document> items = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Document item = new Document();
            if (random.nextInt(4) != 0) item.append("k", scalar());
            if (random.nextInt(4) != 0) item.append("v", scalar());
            items.add(item);
        }
        return items;
    }

    @Nullable
    Object scalar() {
        return switch (random.nextInt(11)) {
            case 0 -> null;
            case 1 -> random.nextInt(5) * 0.5;
            case 2 -> (long) random.nextInt(5);
            case 3 -> random.nextBoolean();
            case 4 -> Date.from(Instant.ofEpochMilli(random.nextInt(5) - 2));
            case 5, 6 -> TEXTS.get(random.nextInt(TEXTS.size()));
            default -> random.nextInt(9) - 4;
        };
    }

    private Object bound() {
        Object value = scalar();
        return value == null ? 0 : value;
    }

    Document filter() {
        Document filter = new Document();
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(12)) {
                case 0 -> filter.append("$or", List.of(condition(), condition()));
                case 1 -> filter.append("$and", List.of(condition(), condition()));
                case 2 -> filter.append("_id", idCondition());
                case 3 ->
                    filter.append(
                            "items",
                            new Document(
                                    "$elemMatch",
                                    new Document("k", bound()).append("v", new Document("$gte", bound()))));
                default -> filter.putAll(condition());
            }
        }
        return filter;
    }

    private Object idCondition() {
        return switch (random.nextInt(4)) {
            case 0 -> id();
            case 1 -> new Document("$in", List.of(id(), id(), id()));
            case 2 -> new Document("$gte", id());
            default -> new Document("$gt", id() / 2).append("$lt", id());
        };
    }

    private Document condition() {
        String field = FIELDS.get(random.nextInt(FIELDS.size()));
        return new Document(
                field,
                switch (random.nextInt(13)) {
                    case 0 -> new Document("$in", scalars());
                    case 1 -> new Document("$gt", bound());
                    case 2 -> new Document("$gte", bound());
                    case 3 -> new Document("$lt", bound());
                    case 4 -> new Document("$lte", bound());
                    case 5 -> new Document("$gte", random.nextInt(4) - 4).append("$lt", random.nextInt(5));
                    case 6 -> new Document("$ne", scalar());
                    case 7 -> new Document("$exists", random.nextBoolean());
                    case 8 -> new Document("$nin", scalars());
                    case 9 ->
                        new Document(
                                "$regex", "^" + List.of("a", "ab", "b", "髙").get(random.nextInt(4)));
                    case 10 -> new Document("$eq", scalar());
                    case 11 -> new Document("$all", List.of(bound(), bound()));
                    case 12 ->
                        new Document(
                                "$elemMatch",
                                new Document("$gte", random.nextInt(4) - 4).append("$lt", random.nextInt(5)));
                    default -> scalar();
                });
    }

    /** Ends with the id, so that there is one right answer. */
    Document order() {
        Document order = new Document();
        for (int i = random.nextInt(3); i > 0; i--)
            order.append(SORTABLE.get(random.nextInt(SORTABLE.size())), random.nextBoolean() ? 1 : -1);
        return order.containsKey("_id") ? order : order.append("_id", random.nextBoolean() ? 1 : -1);
    }

    Document update() {
        return switch (random.nextInt(8)) {
            case 0 -> new Document("$inc", new Document("counter", random.nextInt(3)));
            case 1 ->
                new Document(
                        "$unset",
                        new Document(List.of("a", "b", "c", "tags", "items").get(random.nextInt(5)), ""));
            case 2 -> new Document("$set", new Document("tags", scalars()));
            case 3 -> new Document("$set", new Document("items", items()));
            case 4 -> new Document("$max", new Document("high", random.nextInt(50)));
            case 5 ->
                new Document(
                        "$push",
                        new Document("log", new Document("$each", List.of(random.nextInt(9))).append("$slice", -3)));
            default -> new Document("$set", new Document(List.of("a", "b", "c").get(random.nextInt(3)), scalar()));
        };
    }

    /** Never over both arrays: a document that holds both is refused under such an index, and rightly, but only by the side that has it. */
    Document index() {
        Document keys = new Document();
        for (int i = random.nextInt(3); i >= 0; i--) {
            keys.append(FIELDS.get(random.nextInt(FIELDS.size())), random.nextBoolean() ? 1 : -1);
        }
        if (keys.containsKey("tags")) keys.keySet().removeIf(field -> field.startsWith("items."));
        return keys;
    }
}
