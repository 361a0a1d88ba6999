/** What several kinds stand on: it comes with the page, so that no kind brings it once more or waits for another's file. */
import "../phone/plans.js";
import "../phone/sealing.js";
import "./field.js";
import "./handed.js";
import "./levels.js";
import "./lines.js";
import "./option.js";
import "./pick.js";
import "./proposal.js";
import "./to-resources.js";
import "../shared/day.js";
