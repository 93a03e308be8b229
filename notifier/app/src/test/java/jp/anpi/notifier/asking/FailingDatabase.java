package jp.anpi.notifier.asking;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A database whose writes can fail before they happen, or after they happened without anybody learning it. */
final class FailingDatabase {

    /** What becomes of the next write. */
    enum Mood {
        FINE,
        FAILS_BEFORE,
        FAILS_AFTER
    }

    private static final Set<String> WRITES = Set.of("insertMany", "updateOne", "updateMany", "bulkWrite");

    private FailingDatabase() {}

    static MongoDatabase over(MongoDatabase database, Supplier<Mood> mood) {
        return (MongoDatabase) proxy(MongoDatabase.class, (method, arguments) -> {
            Object result = invoke(database, method, arguments);
            return result instanceof MongoCollection<?> collection ? over(collection, mood) : result;
        });
    }

    private static Object over(MongoCollection<?> collection, Supplier<Mood> mood) {
        return proxy(MongoCollection.class, (method, arguments) -> {
            Object result = invoke(collection, method, arguments);
            if (result instanceof MongoCollection<?> other) {
                return over(other, mood);
            }
            return WRITES.contains(method.getName()) ? moody((Publisher<?>) result, mood) : result;
        });
    }

    private static Publisher<?> moody(Publisher<?> write, Supplier<Mood> mood) {
        return Flux.defer(() -> switch (mood.get()) {
            case FINE -> write;
            case FAILS_BEFORE -> Mono.error(new MongoException("cut off before"));
            case FAILS_AFTER -> Flux.from(write).thenMany(Mono.error(new MongoException("cut off after")));
        });
    }

    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static Object proxy(Class<?> type, Call call) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> call.on(method, arguments));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
