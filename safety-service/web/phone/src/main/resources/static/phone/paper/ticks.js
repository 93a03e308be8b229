// @ts-check
// What can be ticked in a row of a sheet of paper: the words and the order of the boxes that are printed (CheckSheet).
import { codes } from "/kit/words.js";

export const STATES = ["SAFE", "MINOR_INJURY", "SERIOUS_INJURY", "UNWELL", "UNREACHABLE"];
export const PLACES = ["HOME", "SHELTER", "HOSPITAL", "FACILITY", "RELATIVES"];
export const NEEDS = ["RESCUE", "POWER", "OXYGEN", "MEDICINE", "SUCTION_CARE", "DIALYSIS", "WATER_FOOD", "TRANSPORT"];

/** The word beside a box. */
export const tickWord = codes(
  {
    SAFE: "無事",
    MINOR_INJURY: "軽いけが",
    SERIOUS_INJURY: "重いけが",
    UNWELL: "具合が悪い",
    UNREACHABLE: "連絡不能",
    HOME: "自宅",
    SHELTER: "避難所",
    HOSPITAL: "病院",
    FACILITY: "施設",
    RELATIVES: "親族宅",
    RESCUE: "救助",
    POWER: "電源",
    OXYGEN: "酸素",
    MEDICINE: "薬",
    SUCTION_CARE: "吸引・介護",
    DIALYSIS: "透析",
    WATER_FOOD: "水・食料",
    TRANSPORT: "移送",
    HEARSAY: "人から聞いた",
  },
  {
    SAFE: "Safe",
    MINOR_INJURY: "Minor injury",
    SERIOUS_INJURY: "Serious injury",
    UNWELL: "Unwell",
    UNREACHABLE: "Unreachable",
    HOME: "Home",
    SHELTER: "Shelter",
    HOSPITAL: "Hospital",
    FACILITY: "Facility",
    RELATIVES: "Relatives",
    RESCUE: "Rescue",
    POWER: "Power",
    OXYGEN: "Oxygen",
    MEDICINE: "Medicine",
    SUCTION_CARE: "Suction, care",
    DIALYSIS: "Dialysis",
    WATER_FOOD: "Water, food",
    TRANSPORT: "Transport",
    HEARSAY: "By hearsay",
  },
);
