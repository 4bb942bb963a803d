using System.IO;

namespace Tigris.Workflows.Tests.Files;

/// <summary>Creates folders, and removes them after a failure.</summary>
public sealed class NewFolderTests
{
    [Fact]
    public void A_failure_removes_the_folder_and_the_parents_that_were_created()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("kept"));

        Assert.Throws<IOException>(() => NewFolder.Run(Path.Combine(folder.PathOf("kept"), "a", "b"), () => throw new IOException()));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.PathOf("kept")));
    }

    [Fact]
    public void A_folder_that_cannot_be_created_leaves_no_parent()
    {
        using var folder = new TemporaryFolder();

        Assert.ThrowsAny<IOException>(() => NewFolder.Run(Path.Combine(folder.PathOf("a"), new string('x', 300)), () => { }));

        Assert.False(Directory.Exists(folder.PathOf("a")));
    }

    [Fact]
    public void A_failure_keeps_a_folder_that_existed_or_has_a_file()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("old"));

        Assert.Throws<IOException>(() => NewFolder.Run(folder.PathOf("old"), () => throw new IOException()));
        Assert.Throws<IOException>(() => NewFolder.Run(folder.PathOf("used"), () =>
        {
            File.WriteAllText(Path.Combine(folder.PathOf("used"), "file"), "mine");
            throw new IOException();
        }));

        Assert.True(Directory.Exists(folder.PathOf("old")));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder.PathOf("used"), "file")));
    }

    [Fact]
    public void A_success_keeps_the_folder()
    {
        using var folder = new TemporaryFolder();

        NewFolder.Run(folder.PathOf("new"), () => { });

        Assert.True(Directory.Exists(folder.PathOf("new")));
    }

    [Fact]
    public void A_folder_of_invoices_that_cannot_be_written_is_removed()
    {
        using var folder = new TemporaryFolder();
        var files = Stub.Of<IOwnerOnlyFiles>((_, _) => throw new IOException("no"));

        Assert.Throws<TigrisFileException>(() =>
            InvoiceFolder.Open(new LocalServices(files, Local.Json), folder.PathOf("invoices"), new JournalHeading("http://localhost", "local")));

        Assert.False(Directory.Exists(folder.PathOf("invoices")));
    }

    [Theory]
    [InlineData(unchecked((int)0x80070070), true)]
    [InlineData(unchecked((int)0x80070027), true)]
    [InlineData(28, true)]
    [InlineData(13, false)]
    [InlineData(39, false)]
    public void A_full_disk_is_recognized_by_its_code(int code, bool isFull) => Assert.Equal(isFull, FileOperation.IsDiskFull(new IOException("x", code)));
}
