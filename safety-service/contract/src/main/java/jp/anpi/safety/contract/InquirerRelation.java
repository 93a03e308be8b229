package jp.anpi.safety.contract;

/** What somebody who asks how a person is is to them, as the regulation on such inquiries tells them apart (災害対策基本法施行規則 8条の3). */
public enum InquirerRelation {
    /** 同居の親族, also who is married in all but the register. */
    FAMILY_OF_THE_HOME,
    /** Other relatives, and those of the place of work. */
    RELATIVE_OR_WORKPLACE,
    /** 知人 and whoever else has reason to ask. */
    ACQUAINTANCE
}
