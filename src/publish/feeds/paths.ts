/** The Atom feed, below the site (contract §4). */
export const atomFeedPath = "feed.xml";

/** The JSON feed, below the site (contract §4). */
export const jsonFeedPath = "feed.json";

/** The sitemap, below the site (contract §4). */
export const sitemapPath = "sitemap.xml";

/** What crawlers read; they ask for it in the root of the host only. */
export const robotsPath = "robots.txt";
