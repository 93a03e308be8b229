import { gone } from "./gone.js";
gone();
