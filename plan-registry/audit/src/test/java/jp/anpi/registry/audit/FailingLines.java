package jp.anpi.registry.audit;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Lines of a store that goes away when it has written and before it says so, and stays away for some questions. */
final class FailingLines {

    private static final MongoException AWAY = new MongoException("the store is away");

    private final AtomicBoolean breaksOff = new AtomicBoolean();
    private final AtomicInteger failing = new AtomicInteger();
    private volatile Mono<Void> held = Mono.empty();
    private final List<String> searches = new CopyOnWriteArrayList<>();

    /** The next writing is done and not acknowledged, and so many questions after it fail. */
    void breakOff(int questions) {
        searches.clear();
        failing.set(questions);
        breaksOff.set(true);
    }

    /** Writings wait from now on until this is run. */
    Runnable hold() {
        Sinks.Empty<Void> back = Sinks.empty();
        held = back.asMono();
        return back::tryEmitEmpty;
    }

    int findsLeftToFail() {
        return failing.get();
    }

    /** What was looked for since then, as JSON. */
    List<String> searches() {
        return searches;
    }

    MongoCollection<Document> over(MongoCollection<Document> real) {
        return proxy(MongoCollection.class, (_, method, arguments) -> switch (method.getName()) {
            case "withWriteConcern" -> over((MongoCollection<Document>) called(method, real, arguments));
            case "insertMany" -> insert((Publisher<?>) called(method, real, arguments));
            case "find" -> find((FindPublisher<?>) called(method, real, arguments), arguments);
            default -> called(method, real, arguments);
        });
    }

    private Publisher<?> insert(Publisher<?> writing) {
        return breaksOff.getAndSet(false)
                ? Flux.from(writing).then(Mono.error(AWAY))
                : held.thenMany(Flux.from(writing));
    }

    private Object find(FindPublisher<?> found, Object[] arguments) {
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof Bson filter) {
            searches.add(filter.toBsonDocument().toJson());
        }
        boolean fails = !breaksOff.get() && failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return fails ? failed() : found;
    }

    private static FindPublisher<?> failed() {
        return proxy(FindPublisher.class, (self, method, arguments) -> {
            if (method.getName().equals("subscribe")) {
                Mono.<Object>error(AWAY).subscribe((Subscriber<Object>) arguments[0]);
                return null;
            }
            return method.getName().equals("first") ? Mono.error(AWAY) : self;
        });
    }

    private static Object called(Method method, Object on, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<? super T> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
