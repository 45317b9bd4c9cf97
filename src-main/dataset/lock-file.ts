import * as v from 'valibot'

const Ranges = v.optional(v.record(v.string(), v.string()), {})
const Names = v.optional(v.array(v.string()), [])

const LockedPackageSchema = v.object({
  name: v.optional(v.string()),
  version: v.optional(v.string()),
  license: v.optional(v.unknown()),
  engines: v.optional(v.unknown()),
  os: Names,
  cpu: Names,
  dev: v.optional(v.boolean()),
  optional: v.optional(v.boolean()),
  devOptional: v.optional(v.boolean()),
  peer: v.optional(v.boolean()),
  hasInstallScript: v.optional(v.boolean()),
  link: v.optional(v.boolean()),
  dependencies: Ranges,
  devDependencies: Ranges,
  optionalDependencies: Ranges,
  peerDependencies: Ranges,
})

/** An npm lock file of version 2 or 3: packages by the folder they are installed in. */
const LockFileSchema = v.object({ packages: v.record(v.string(), LockedPackageSchema) })
type LockedPackage = v.InferOutput<typeof LockedPackageSchema>

export type DependencyGraph = {
  packages: {
    path: string
    label: string
    kind: string
    version: string | null
    licence: string | null
    nodeVersions: string | null
    platforms: string | null
    hasInstallScript: boolean
  }[]
  dependencies: { source: string; target: string; kind: string; range: string }[]
}

/** Path of the program itself in the graph: the lock file calls its own folder ''. */
const ROOT = '.'

/**
 * Packages and what they depend on, each dependency resolved to the folder that Node would find it in.
 * Dependencies that are not installed (optional ones, peers) are left out.
 */
export function dependencyGraph(lock: unknown): DependencyGraph {
  const { packages } = v.parse(LockFileSchema, lock)
  return {
    packages: Object.entries(packages).map(([path, locked]) => ({
      path: path === '' ? ROOT : path,
      label: nameOf(path, locked),
      kind: kindOf(path, locked),
      version: locked.version ?? null,
      licence: typeof locked.license === 'string' ? locked.license : null,
      nodeVersions: nodeVersionsOf(locked.engines),
      platforms: [...locked.os, ...locked.cpu].join(' ') || null,
      hasInstallScript: locked.hasInstallScript === true,
    })),
    dependencies: Object.entries(packages).flatMap(([path, locked]) =>
      dependenciesOf(path, locked, packages),
    ),
  }
}

function dependenciesOf(
  path: string,
  locked: LockedPackage,
  packages: Record<string, LockedPackage>,
): DependencyGraph['dependencies'] {
  const kinds: [string, Record<string, string>][] = [
    ['runtime', locked.dependencies],
    ['optional', locked.optionalDependencies],
    ['peer', locked.peerDependencies],
    ['development', locked.devDependencies],
  ]
  return kinds.flatMap(([kind, ranges]) =>
    Object.entries(ranges).flatMap(([name, range]) => {
      const target = resolve(path, name, packages)
      return target === null ? [] : [{ source: path === '' ? ROOT : path, target, kind, range }]
    }),
  )
}

/** Looks for a package as Node does: in the folder itself, then in each one above. */
function resolve(from: string, name: string, packages: Record<string, LockedPackage>): string | null {
  for (let folder = from; ;) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`
    if (path in packages) return path
    if (folder === '') return null
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
    if (!folder.includes('node_modules/')) folder = ''
  }
}

function nameOf(path: string, locked: LockedPackage): string {
  return locked.name ?? (path.split('node_modules/').at(-1) || 'this program')
}

function kindOf(path: string, locked: LockedPackage): string {
  if (path === '') return 'program'
  if (locked.optional === true || locked.devOptional === true) return 'optional'
  if (locked.dev === true) return 'development'
  return locked.peer === true ? 'peer' : 'runtime'
}

function nodeVersionsOf(engines: unknown): string | null {
  if (typeof engines !== 'object' || engines === null || !('node' in engines)) return null
  return typeof engines.node === 'string' ? engines.node : null
}
