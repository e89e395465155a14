import { describe, expect, it } from "vitest";
import { admit, type GuardedRequest } from "../../../src/build/preview/guard.ts";

const key = "k3y-of-this-run_A";

function request(change: Partial<GuardedRequest> = {}, headers: GuardedRequest["headers"] = {}): GuardedRequest {
  return {
    method: "GET",
    url: `/${key}/events?issue=a-2024-01`,
    ...change,
    headers: { host: "127.0.0.1:5180", ...headers },
  };
}

describe("the preview's door", () => {
  it("admits the page's own requests, by any name of this machine", () => {
    for (const host of ["127.0.0.1:5180", "localhost:5180", "LocalHost", "[::1]:5180"]) {
      const admitted = admit(request({}, { host }), key);
      expect(admitted).toMatchObject({ path: "events" });
      expect("query" in admitted && admitted.query.get("issue")).toBe("a-2024-01");
    }
    expect(admit(request({ url: `/${key}/` }), key)).toMatchObject({ path: "" });
    const own = { origin: "http://127.0.0.1:5180", "sec-fetch-site": "same-origin" };
    expect(admit(request({}, own), key)).toMatchObject({ path: "events" });
  });

  it.each(["evil.example:5180", "127.0.0.1.evil.example", "localhost.evil.example:5180", "192.168.0.7:5180", ""])(
    "refuses the foreign name %j, which leads here by DNS rebinding",
    (host) => {
      expect(admit(request({}, { host }), key)).toEqual({ status: 403 });
    },
  );

  it("refuses a request without a host", () => {
    expect(admit({ method: "GET", url: `/${key}/`, headers: {} }, key)).toEqual({ status: 403 });
  });

  it.each([
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: "https://127.0.0.1:5180" },
    { origin: "http://127.0.0.1:9999" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("refuses what another page asks for: %j", (headers) => {
    expect(admit(request({}, headers), key)).toEqual({ status: 403 });
  });

  it.each(["/", "/events", "/wrong/events", `/${key}`, `//${key}/`, `/${key}x/`, `http://127.0.0.1/${key}/`, "", "*"])(
    "knows nothing at the address %j",
    (url) => {
      expect(admit(request({ url }), key)).toEqual({ status: 404 });
    },
  );

  it("only reads", () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", undefined])
      expect(admit(request({ method }), key)).toEqual({ status: 405 });
  });

  it("refuses addresses that are too long", () => {
    expect(admit(request({ url: `/${key}/${"a".repeat(3000)}` }), key)).toEqual({ status: 414 });
  });
});
