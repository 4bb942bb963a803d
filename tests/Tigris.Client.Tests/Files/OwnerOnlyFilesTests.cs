using System;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using System.Text.Json;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Files;

public sealed class OwnerOnlyFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tigris-files").FullName;
    private readonly TigrisClientFactory _factory = new TigrisClientFactory();

    private IOwnerOnlyFiles Files => _factory.Files;

    private string Target => Path.Combine(_folder, "keys.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Invariant("owner-only")]
    [Theory]
    [InlineData(FileMode.CreateNew)]
    [InlineData(FileMode.Create)]
    [InlineData(FileMode.OpenOrCreate)]
    [InlineData(FileMode.Append)]
    [NotUnderWine("Wine keeps no access lists of files.")]
    public void A_new_file_is_owner_only(FileMode mode)
    {
        using (Files.Open(Target, mode, FileAccess.Write, FileShare.None))
        {
            OwnerAccess.AssertOwnerOnly(Target);
        }
    }

    [Invariant("owner-only")]
    [Theory]
    [InlineData(FileMode.Open)]
    [InlineData(FileMode.OpenOrCreate)]
    [InlineData(FileMode.Append)]
    [NotUnderWine("Wine keeps no access lists of files.")]
    public void A_readable_file_becomes_owner_only_and_keeps_its_content(FileMode mode)
    {
        File.WriteAllText(Target, "old;");
        OwnerAccess.OpenToAll(Target);

        using (var stream = Files.Open(Target, mode, mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite, FileShare.Read))
        {
            stream.Seek(0, SeekOrigin.End);
            stream.Write("new;"u8);
        }

        OwnerAccess.AssertOwnerOnly(Target);
        Assert.Equal("old;new;", File.ReadAllText(Target));
    }

    [Fact]
    public void An_exclusive_file_refuses_a_second_writer()
    {
        using (Files.Open(Target, FileMode.Append, FileAccess.Write, FileShare.None))
        {
            Assert.Throws<IOException>(() => Files.Open(Target, FileMode.Append, FileAccess.Write, FileShare.None));
        }
    }

    [Fact]
    public void A_device_is_not_changed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such path on Windows.");

        Assert.Throws<IOException>(() => Files.Open("/dev/null", FileMode.Append, FileAccess.Write, FileShare.None));
        Assert.NotEqual("", OwnerAccess.OfOthers("/dev/null"));
    }

    [Fact]
    [NotUnderWine("Wine keeps no access lists of files.")]
    public void A_written_file_is_owner_only_and_leaves_no_other_file()
    {
        File.WriteAllText(Target, "a longer text than the new one");
        OwnerAccess.OpenToAll(Target);

        Files.Write(Target, "new"u8.ToArray(), overwrite: true);

        Assert.Equal("new", File.ReadAllText(Target));
        OwnerAccess.AssertOwnerOnly(Target);
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void An_existing_file_is_overwritten_only_on_request()
    {
        File.WriteAllText(Target, "old");

        Assert.Throws<IOException>(() => Files.Write(Target, "new"u8.ToArray(), overwrite: false));

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_read_only_file_stays_unchanged()
    {
        File.WriteAllText(Target, "old");
        new FileInfo(Target).IsReadOnly = true;

        Assert.Throws<UnauthorizedAccessException>(() => Files.Write(Target, "new"u8.ToArray(), overwrite: true));

        new FileInfo(Target).IsReadOnly = false;
        Assert.Equal("old", File.ReadAllText(Target));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var link = Path.Combine(_folder, "link");
        File.WriteAllText(Target, "old");
        File.CreateSymbolicLink(link, Target);

        Files.Write(link, "new"u8.ToArray(), overwrite: true);

        Assert.Equal(Target, new FileInfo(link).LinkTarget);
        Assert.Equal("new", File.ReadAllText(Target));
    }

    [Fact]
    public void A_missing_folder_is_an_error() => Assert.Throws<DirectoryNotFoundException>(
        () => Files.Write(Path.Combine(_folder, "none", "keys.json"), [], overwrite: true));

    [Fact]
    public void A_line_of_JSON_keeps_secrets_of_any_length()
    {
        var secret = string.Concat(Enumerable.Repeat("tsec_\"\\ü\n", 400));
        var before = new SecureString();

        var line = _factory.Json.SerializeToUtf8(new[] { Lab.Secret(secret), before });

        Assert.DoesNotContain((byte)'\n', line);
        Assert.Equal([secret, ""], JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(line))!);
    }
}
