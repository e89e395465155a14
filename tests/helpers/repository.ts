import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A small believable repository in a temporary folder, for tests that need real files. */
export interface TestRepository {
  readonly folder: string;
  /** Writes a file below the repository's folder. */
  write(path: string, content: string | Uint8Array): void;
  remove(): void;
}

const site = `title: 云岭水务简报档案
organisation: 云岭水务集团
groups:
  所属单位: [第一水厂, 第二水厂, 管网公司]
`;

const series = `name: [云岭水务集团, 简报]
issuer: 云岭水务集团办公室
numerals: chinese
classification: 公开
imprint:
  by: 云岭水务集团办公室
distribution:
  报: [集团公司领导]
  发: ["@所属单位", 机关各部门]
`;

/** The front matter and body of a plain issue, valid as it stands. */
export function plainIssue(issue: number, date: string, body = plainBody): string {
  return `---
issue: ${issue}
date: ${date}
title: 云岭水务集团部署汛期供水保障工作
byline: 生产运行部
---

${body}`;
}

const plainBody = `进入汛期以来，云岭水务集团坚持早谋划、早部署、早落实，组织各水厂对取水口、加药间、配电室等重点部位开展拉网式排查，共整改隐患36项，保障了城区48万居民的用水安全。

## 一、压实责任

集团主要负责同志带队检查第一水厂、第二水厂，逐项核对应急物资台账，要求**关键岗位24小时值守**，做到人员到位、物资到位、措施到位。

## 二、强化监测

原水浊度监测由每日2次加密为每2小时1次，出厂水检测项目增加到43项，合格率保持100%。
`;

/** Makes a repository with site.yaml, one series `shuiwu`, and, unless told otherwise, one plain issue of 2024. */
export function testRepository(files: Readonly<Record<string, string | Uint8Array | undefined>> = {}): TestRepository {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-test-"));
  const repository: TestRepository = {
    folder,
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  const all = {
    "content/site.yaml": site,
    "content/shuiwu/series.yaml": series,
    "content/shuiwu/2024/01.md": plainIssue(1, "2024-06-18"),
    ...files,
  };
  for (const [path, content] of Object.entries(all)) if (content !== undefined) repository.write(path, content);
  return repository;
}
