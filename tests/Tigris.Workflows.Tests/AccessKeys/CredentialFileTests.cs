using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows.Tests.AccessKeys;

/// <summary>Tests credential files: the lines that are written around a request, and their states.</summary>
public sealed class CredentialFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakePartner _partner = new();
    private readonly FakeHost _host;

    public CredentialFileTests() => _host = new FakeHost(_partner);

    private string Path => _folder.PathOf("keys.jsonl");

    [Fact]
    public async Task Pending_line_is_written_before_the_request_and_the_secret_before_the_result()
    {
        var before = "";

        var (key, unsaved) = await SendAsync(() =>
        {
            using var reader = new StreamReader(Local.Services.Files.OpenShared(Path));
            before = reader.ReadToEnd();
            return Task.FromResult(Key("tid_1", "tsec_1"));
        });

        Assert.Contains("\"pending\"", before, StringComparison.Ordinal);
        Assert.DoesNotContain("tsec_1", before, StringComparison.Ordinal);
        Assert.Null(unsaved);
        Assert.Equal("tid_1", key.AccessKeyId);
        var saved = Assert.Single(Secrets());
        Assert.Equal(("tid_1", "tsec_1", SavedCredentialStatus.Current), (saved.AccessKeyId, Local.Text(saved.SecretAccessKey), saved.Status));
    }

    [Fact]
    public async Task Request_that_changed_nothing_leaves_no_pending_entry()
    {
        await Assert.ThrowsAsync<TigrisConflictException>(() => SendAsync(() => throw new TigrisConflictException(FakePartner.Failure(409, "CreateAccessKey"))));

        Assert.Empty(Pending());
        Assert.Equal(3, File.ReadAllLines(Path).Length);
    }

    [Fact]
    public async Task Request_that_may_have_changed_something_stays_pending_with_the_command_that_recovers_it()
    {
        _host.MayHaveChanged = true;

        await Assert.ThrowsAsync<TigrisConnectionException>(() => SendAsync(
            () => throw new TigrisConnectionException("closed", "CreateAccessKey", 1, mayHaveRun: true, innerException: null)));

        var pending = Assert.Single(Pending());
        Assert.Equal(SavedCredentialStatus.Pending, pending.Status);
        Assert.Contains("'acme'", pending.RecoveryCommand, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_run_adds_to_the_file_and_a_new_secret_supersedes_the_old_one()
    {
        await SendAsync(() => Task.FromResult(Key("tid_1", "tsec_1")));
        await SendAsync(() => Task.FromResult(Key("tid_1", "tsec_2")));

        Assert.Equal([SavedCredentialStatus.Superseded, SavedCredentialStatus.Current], Secrets().Select(secret => secret.Status));
    }

    [Fact]
    public async Task Line_that_was_cut_off_is_left_and_the_next_one_begins_below_it()
    {
        await SendAsync(() => Task.FromResult(Key("tid_1", "tsec_1")));
        File.AppendAllText(Path, "{\"Status\":\"sav");

        await SendAsync(() => Task.FromResult(Key("tid_2", "tsec_2")));

        Assert.Single(_host.Warnings);
        Assert.Equal(["tid_1", "tid_2"], Secrets().Select(secret => secret.AccessKeyId));
    }

    [Theory]
    [InlineData("AccessKeyId,SecretAccessKey\n")]
    [InlineData("{\"File\":\"tigris-credentials\",\"Version\":2}\n")]
    [InlineData("{\"journal\":\"tigris-offboarding\"}\n")]
    public void File_of_another_format_is_refused_and_stays_unchanged(string content)
    {
        File.WriteAllText(Path, content);

        Assert.Equal("CredentialFileFormat", Assert.Throws<TigrisFileException>(() => Open().Dispose()).ErrorId);
        Assert.Equal("CredentialFileFormat", Assert.Throws<TigrisFileException>(() => CredentialFile.Check(Local.Services, Path, allowShared: true)).ErrorId);
        Assert.Equal(content, File.ReadAllText(Path));
    }

    [Fact]
    public void Check_creates_no_file()
    {
        CredentialFile.Check(Local.Services, Path, allowShared: true);

        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task Secret_that_cannot_be_written_is_returned_with_the_error()
    {
        CredentialFile? file = Open();
        var (key, unsaved) = await CredentialFile.SendAsync(
            file,
            _host,
            new CredentialRequest("CreateAccessKey", "acme"),
            () =>
            {
                // As on a full disk, the file can't grow by the next line.
                file.Dispose();
                return Task.FromResult(Key("tid_1", "tsec_1"));
            },
            Secret.Of);

        Assert.Equal("CredentialNotSaved", unsaved?.ErrorId);
        Assert.Equal("tsec_1", Local.Text(key.SecretAccessKey));
        Assert.Single(Pending());
    }

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    private static NewAccessKey Key(string id, string secret) => new() { OrganizationId = "acme", AccessKeyId = id, SecretAccessKey = SecretString.Of(secret) };

    private CredentialFile Open() => CredentialFile.Open(Local.Services, Path, allowShared: true, "partner", _host.Warnings.Add);

    private async Task<(NewAccessKey Response, TigrisFileException? Unsaved)> SendAsync(Func<Task<NewAccessKey>> send)
    {
        using var file = Open();
        return await CredentialFile.SendAsync(file, _host, new CredentialRequest("CreateAccessKey", "acme") { KeyName = "uploads" }, send, Secret.Of);
    }

    private SavedCredential[] Pending() => Read(entries => [.. entries.Pending]);

    private SavedCredential[] Secrets() => Read(entries => [.. entries.ReadSecrets()]);

    private SavedCredential[] Read(Func<CredentialEntries, SavedCredential[]> read)
    {
        using var reader = CredentialReader.Open(Local.Services, Path);
        var entries = new CredentialEntries(Path, reader);
        entries.ReadStates();
        return read(entries);
    }
}
