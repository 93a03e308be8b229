package jp.anpi.deploy.drills.play;

import java.util.Comparator;
import java.util.List;
import jp.anpi.deploy.drills.product.Check;
import jp.anpi.deploy.drills.product.Member;
import jp.anpi.deploy.drills.product.OfficeId;

/** Everybody a drill may choose from, in the order of their ids, so that a seed always chooses the same people. */
record Town(List<Check> people, List<Member> members, List<OfficeId> offices) {
    Town {
        people = people.stream().sorted(Comparator.comparing(Check::person)).toList();
        offices = offices.stream().sorted().toList();
        members = members.stream().sorted(Comparator.comparing(Member::id)).toList();
    }
}
