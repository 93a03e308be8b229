package jp.anpi.registry.wiring;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The forms of one person, as somebody sends them who has read them just before. */
record PersonForms(Calls calls, String token, String id) {

    PersonForms by(String other) {
        return new PersonForms(calls, other, id);
    }

    /** Who they are. */
    String person() {
        return calls.body("/api/persons/" + id, token);
    }

    /** What stays in the registry. */
    String particulars() {
        return calls.body("/api/persons/" + id + "/particulars", token);
    }

    /** The form of who they are with some fields typed over. */
    ResponseSpec person(Map<String, ?> typed) {
        Map<String, Object> read = JsonPath.read(person(), "$");
        Map<String, Object> form = new HashMap<>(Map.of(
                "version", read.get("version"),
                "name", read.get("name"),
                "kana", read.get("kana"),
                "lifecycle", read.get("lifecycle"),
                "aliases", read.get("aliases")));
        for (String field : new String[] {"birthDate", "phone"}) {
            if (read.containsKey(field)) {
                form.put(field, read.get(field));
            }
        }
        if (read.containsKey("address")) {
            form.put("address", read.get("address"));
            form.put("district", read.get("district"));
            form.put("addressProtected", read.get("addressProtected"));
        }
        form.putAll(typed);
        return calls.send(token, HttpMethod.PUT, "/api/persons/" + id, form);
    }

    /** The form of what stays in the registry, with nothing but these fields in it. */
    ResponseSpec particulars(Map<String, ?> typed) {
        Map<String, Object> form = new HashMap<>(Map.of("edit", JsonPath.<Integer>read(particulars(), "$.edit")));
        form.putAll(typed);
        return calls.send(token, HttpMethod.PUT, "/api/persons/" + id + "/particulars", form);
    }
}
