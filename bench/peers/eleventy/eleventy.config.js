// One Markdown file a page; a session's page shows the questions of its session.
import markdownIt from "markdown-it";

export default function (eleventyConfig) {
  eleventyConfig.setLibrary("md", markdownIt());
  eleventyConfig.setNunjucksEnvironmentOptions({ trimBlocks: true, lstripBlocks: true });
  eleventyConfig.addCollection("bySession", (api) => {
    const sessions = {};
    for (const item of api.getFilteredByTag("question")) {
      const question = {
        p: item.data.p,
        get body() {
          return item.content;
        },
      };
      (sessions[item.data.p.session] ??= []).push(question);
    }
    for (const questions of Object.values(sessions)) {
      questions.sort((one, other) => one.p.number - other.p.number);
    }
    return sessions;
  });
  return {
    dir: { input: "content", includes: "../_includes", data: "../_data" },
    markdownTemplateEngine: false,
    templateFormats: ["md"],
  };
}
