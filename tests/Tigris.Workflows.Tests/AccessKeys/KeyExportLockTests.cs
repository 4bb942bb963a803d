using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Tigris.Workflows.Tests.AccessKeys;

/// <summary>Tests that all paths to one file use one lock, for the first test of the file and for writing it.</summary>
public sealed class KeyExportLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => Path.Combine(_folder.PathOf("real"), "keys.json");

    public static TheoryData<string> Kinds => ["the file", "dots", "a link", "a link to a link", "a linked folder", "a link in a linked folder"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_path_locks_the_file_itself_when_it_is_tested_and_when_it_is_written(string kind) => AssertLocked(kind, exists: true);

    [Theory]
    [InlineData("the file")]
    [InlineData("a linked folder")]
    public void A_new_file_has_the_same_lock(string kind) => AssertLocked(kind, exists: false);

    [Fact]
    public void Two_paths_to_one_file_are_one_export()
    {
        Directory.CreateDirectory(_folder.PathOf("real"));
        using var exports = new KeyExports(Local.Services, AccessKeyFormat.Json, force: false, noClobber: false);

        var first = exports.Open(Target, out _);

        Assert.Same(first, exports.Open(PathOf("a linked folder"), out var isNew));
        Assert.False(isNew);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertLocked(string kind, bool exists)
    {
        Directory.CreateDirectory(_folder.PathOf("real"));
        if (exists)
        {
            File.WriteAllText(Target, "[]");
        }

        var path = PathOf(kind);
        var locked = new List<bool>();
        var files = new ObservedFiles(Local.Services.Files, () => locked.Add(IsLocked()));

        using (var export = new KeyExport(new LocalServices(files, Local.Json), path, AccessKeyFormat.Json, force: false, noClobber: false))
        {
            var key = ExportedKey.Require("tid_1", SecretString.Of("tsec_1"), TigrisClientOptions.DefaultS3Endpoint, "acme", "acme", "photos", null);
            export.Require(key);
            export.Add(key);
            Assert.False(IsLocked());
            Assert.True(export.Write());
        }

        Assert.Equal([true, true], locked);
        Assert.False(IsLocked());
        Assert.Contains("tid_1", File.ReadAllText(Target), StringComparison.Ordinal);
    }

    private string PathOf(string kind)
    {
        switch (kind)
        {
            case "dots":
                return Path.Combine(_folder.PathOf("real"), "..", "real", "keys.json");
            case "a link":
                return Link("link", Target);
            case "a link to a link":
                return Link("second", Link("first", Target));
            case "a linked folder":
                return Path.Combine(LinkedFolder(), "keys.json");
            case "a link in a linked folder":
                Link(Path.Combine("real", "link"), Target);
                return Path.Combine(LinkedFolder(), "link");
            default:
                return Target;
        }
    }

    private string Link(string name, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var path = _folder.PathOf(name);
        File.CreateSymbolicLink(path, target);
        return path;
    }

    private string LinkedFolder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var path = _folder.PathOf("linked");
        Directory.CreateSymbolicLink(path, _folder.PathOf("real"));
        return path;
    }

    // A mutex belongs to a thread, so another thread tries it.
    private bool IsLocked() => !Task.Factory.StartNew(
        () =>
        {
            using var mutex = new Mutex(false, FileMutex.NameOf(Local.Services.Files.Resolve(Target)));
            var isFree = mutex.WaitOne(0);
            if (isFree)
            {
                mutex.ReleaseMutex();
            }

            return isFree;
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).GetAwaiter().GetResult();

    /// <summary>Reports each test and each replacement of a file.</summary>
    private sealed class ObservedFiles(IOwnerOnlyFiles files, Action observe) : IOwnerOnlyFiles
    {
        public FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => files.Open(path, mode, access, share);

        public FileStream OpenShared(string path) => files.OpenShared(path);

        public FileStream OpenOwn(string path) => files.OpenOwn(path);

        public string? FindShared(string path) => files.FindShared(path);

        public string Resolve(string path) => files.Resolve(path);

        public void Write(string path, byte[] content, bool overwrite) => files.Write(path, content, overwrite);

        public IFileReplacement Replace(string path, bool overwrite, bool force)
        {
            observe();
            return new ObservedReplacement(files.Replace(path, overwrite, force), observe);
        }
    }

    private sealed class ObservedReplacement(IFileReplacement replacement, Action observe) : IFileReplacement
    {
        public string Path => replacement.Path;

        public bool IsOpenToOthers => replacement.IsOpenToOthers;

        public void Reserve(long length) => replacement.Reserve(length);

        public void Commit(byte[] content)
        {
            observe();
            replacement.Commit(content);
        }

        public void Commit(Action<Stream> write)
        {
            observe();
            replacement.Commit(write);
        }

        public void Dispose() => replacement.Dispose();
    }
}
