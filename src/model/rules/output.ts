import type { RuleDefinitions } from "../rules.ts";

/** Findings of the group `output`: the folder that a build writes to. */
export const outputRules = {
  "output/foreign-folder": {
    severity: "error",
    message: {
      zh: "“{path}”里已有别的文件，不是本程序生成的文件夹，不会覆盖",
      en: "“{path}” holds other files and was not made by Jianbao; it is not replaced",
    },
    hint: {
      zh: "用 -o 指定一个新文件夹，例如 -o {path}-jianbao；确实不要其中的文件时，请自行清空后再试",
      en: "Name a new folder, for example -o {path}-jianbao; if its files are not wanted, empty it yourself first",
    },
  },
  "output/not-a-folder": {
    severity: "error",
    message: { zh: "“{path}”是一个文件，不是文件夹", en: "“{path}” is a file, not a folder" },
    hint: { zh: "用 -o 指定一个文件夹，例如 -o dist", en: "Name a folder with -o, for example -o dist" },
  },
  "output/foreign-file": {
    severity: "error",
    message: {
      zh: "“{path}”已经存在，不是本程序装订的合订本，不会覆盖",
      en: "“{path}” exists and is no volume bound by Jianbao; it is not replaced",
    },
    hint: {
      zh: "用 -o 指定别的文件名；确实要覆盖就加 --force",
      en: "Name another file with -o, or replace it with --force",
    },
  },
  "output/generated-folder": {
    severity: "error",
    message: {
      zh: "“{folder}”是生成的文件夹，下次生成会整个替换，合订本不能放在里面",
      en: "“{folder}” is generated and replaced whole by the next build; a volume can't stand in it",
    },
    hint: {
      zh: "用 -o 指定外面的文件，例如 -o {name}",
      en: "Name a file outside of it, for example -o {name}",
    },
  },
  "output/locked": {
    severity: "error",
    message: {
      zh: "另一个生成任务（进程 {pid}，主机 {host}）正在写“{path}”",
      en: "Another build (process {pid} on {host}) is writing “{path}”",
    },
    hint: {
      zh: "等它结束后再试，或用 -o 指定别的文件夹；确认那个进程已不存在时，删除“{lock}”",
      en: "Wait for it, or name another folder with -o; if that process is surely gone, delete “{lock}”",
    },
  },
  "output/disk-full": {
    severity: "error",
    message: {
      zh: "磁盘已满，无法写“{path}”；原有输出没有改动",
      en: "The disk is full: can't write “{path}”; the old output is untouched",
    },
    hint: {
      zh: "腾出空间，或用 -o 指定其他磁盘上的文件夹",
      en: "Free some space, or name a folder on another disk with -o",
    },
  },
  "output/read-only": {
    severity: "error",
    message: {
      zh: "“{path}”所在的磁盘是只读的；原有输出没有改动",
      en: "“{path}” is on a read-only disk; the old output is untouched",
    },
    hint: { zh: "用 -o 指定一个可写的文件夹", en: "Name a folder that can be written with -o" },
  },
  "output/no-permission": {
    severity: "error",
    message: {
      zh: "没有权限写“{path}”；原有输出没有改动",
      en: "No permission to write “{path}”; the old output is untouched",
    },
    hint: {
      zh: "修改文件夹权限，或用 -o 指定自己可写的文件夹",
      en: "Change the folder's permissions, or name one of your own with -o",
    },
  },
  "output/mount-point": {
    severity: "error",
    message: {
      zh: "“{path}”是挂载点，无法整体替换；原有输出没有改动",
      en: "“{path}” is a mount point and can't be replaced as a whole; the old output is untouched",
    },
    hint: {
      zh: "用 -o 指定其中的一个文件夹，例如 -o {path}/dist",
      en: "Name a folder inside it, for example -o {path}/dist",
    },
  },
  "output/failed": {
    severity: "error",
    message: {
      zh: "无法写“{path}”（{code}）；原有输出没有改动",
      en: "Can't write “{path}” ({code}); the old output is untouched",
    },
    hint: {
      zh: "检查磁盘和路径，或用 -o 指定别的文件夹",
      en: "Check the disk and the path, or name another folder with -o",
    },
  },
} satisfies RuleDefinitions;
