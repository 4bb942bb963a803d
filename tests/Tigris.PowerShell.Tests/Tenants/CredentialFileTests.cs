using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;
using Tigris.PowerShell.Tests.Files;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Checks that each credential is on the disk before its object is written.</summary>
public sealed class CredentialFileTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private string Target => Path.Combine(Folder, "credentials.jsonl");

    [Invariant("pending-first")]
    [Fact]
    public void Each_credential_is_on_the_disk_before_its_object_is_written()
    {
        Engine.Set("rows", Rows(40));
        var missing = new List<string>();
        Engine.Set("check", (Action<string>)(id => missing.AddRange(OpenFile.Read(Target).Contains(id, StringComparison.Ordinal) ? [] : [id])));

        Run($"$rows | New-TigrisTenant -CredentialFile '{Target}' -ThrottleLimit 16 | ForEach-Object {{ $check.Invoke($_.AccessKeyId) }}").ThrowIfFailed();

        Assert.Empty(missing);
        var lines = Lines();
        Assert.Equal(40, lines.Length);
        Assert.All(lines, line =>
        {
            Assert.True(Server.Authenticates(line["AccessKeyId"], line["SecretAccessKey"]));
            Assert.Equal(line["OrganizationId"] + "-data", line["BucketName"]);
            Assert.Equal("https://t3.storage.dev/", line["S3Endpoint"]);
            Assert.EndsWith("Z", line["Time"], StringComparison.Ordinal);
        });
    }

    [Fact]
    [NotUnderWine("Wine keeps no access lists of files.")]
    public void Only_the_owner_can_read_it()
    {
        Run($"New-TigrisTenant acme acme-data -OrganizationName A -CredentialFile '{Target}'").ThrowIfFailed();

        OwnerAccess.AssertOwnerOnly(Target);
    }

    [Fact]
    public void Existing_lines_stay_and_an_incomplete_line_damages_no_other_line()
    {
        const string Heading = """{"File":"tigris-credentials","Version":1}""";
        File.WriteAllText(Target, Heading + "\n{\"AccessKeyId\":\"tid_to");

        var outcome = Run($"New-TigrisTenant acme acme-data -OrganizationName A -CredentialFile '{Target}'").ThrowIfFailed();

        var lines = File.ReadAllLines(Target);
        Assert.Equal([Heading, "{\"AccessKeyId\":\"tid_to"], lines[..2]);
        Assert.Contains("\"pending\"", lines[2], StringComparison.Ordinal);
        Assert.Contains(outcome.Texts("AccessKeyId").Single()!, lines[3], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
        Assert.Contains("is incomplete", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_ends_the_command_before_its_first_request()
    {
        var outcome = Run($"New-TigrisTenant acme acme-data -OrganizationName A -CredentialFile '{Folder}/none/credentials.jsonl'");

        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Empty(outcome.Output);
        Assert.Empty(Server.Requests.Entries);
    }

    [Invariant("target-file")]
    [Fact]
    public void A_file_that_another_run_uses_is_refused()
    {
        using var other = new FileStream(Target, FileMode.Create, FileAccess.Write, FileShare.None);

        Assert.Equal("CredentialFileInUse", Run($"New-TigrisTenant acme acme-data -OrganizationName A -CredentialFile '{Target}'").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void WhatIf_creates_no_file()
    {
        Run($"New-TigrisTenant acme acme-data -OrganizationName A -CredentialFile '{Target}' -WhatIf").ThrowIfFailed();

        Assert.False(File.Exists(Target));
    }

    [Invariant("pending-first")]
    [Fact]
    public async Task A_stopped_pipeline_saves_the_credentials_in_flight()
    {
        using var arrived = new ManualResetEventSlim();
        var requests = 0;
        using var stopped = new ManualResetEventSlim();
        Server.Faults.Hook = _ =>
        {
            if (Interlocked.Increment(ref requests) == 4)
            {
                arrived.Set();
            }

            stopped.Wait(Patience);
            return null;
        };
        Engine.Set("rows", Rows(40));
        using var shell = Engine.NewShell($"$rows | New-TigrisTenant -CredentialFile '{Target}' -ThrottleLimit 4");
        using var signal = StopSignal.AddTo(shell);
        var running = shell.BeginInvoke();
        Assert.True(arrived.Wait(Patience));

        // The responses arrive while the pipeline is stopping.
        var stopping = Task.Run(shell.Stop);
        Assert.True(signal.Wait(Patience));
        stopped.Set();
        await stopping.WaitAsync(Patience);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        var lines = Lines();
        Assert.Equal(4, lines.Length);
        Assert.Equal(Server.Requests.Count("Provisioning"), lines.Length);
        Assert.All(lines, line => Assert.True(Server.Authenticates(line["AccessKeyId"], line["SecretAccessKey"])));
    }

    [Fact]
    public async Task A_hanging_request_does_not_delay_Ctrl_C()
    {
        using var received = new ManualResetEventSlim();
        Server.Faults.Hook = _ =>
        {
            received.Set();
            return FaultAction.Delay(TimeSpan.FromHours(1));
        };
        using var shell = Engine.NewShell($"New-TigrisTenant acme acme-data -OrganizationName A -CredentialFile '{Target}'");
        var running = shell.BeginInvoke();
        Assert.True(received.Wait(Patience));

        await Task.Run(shell.Stop).WaitAsync(Patience);

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.True(SpinWait.SpinUntil(IsFree, Patience));
    }

    [Invariant("target-file")]
    [Fact]
    public void A_credential_that_cannot_be_saved_is_in_the_output_and_no_more_requests_are_sent()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The file is one that can be sealed, which only Linux has.");
        using var file = new SealedFile();
        var provisioned = 0;
        Server.Faults.Hook = request =>
        {
            if (request.OperationId.EndsWith("Provisioning", StringComparison.Ordinal) && ++provisioned == 3)
            {
                file.Seal();
            }

            return null;
        };
        Engine.Set("rows", Rows(6));

        var outcome = Run($"$rows | New-TigrisTenant -CredentialFile '{file.Path}' -ThrottleLimit 1");

        Assert.Equal(["Created", "Created", "Created", "Failed", "Failed", "Failed"], outcome.Texts("Status"));
        Assert.Equal(["CredentialNotSaved", "CredentialFileBroken", "CredentialFileBroken", "CredentialFileBroken"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        var credential = ((PSCredential)outcome.Output[2].Properties["Credential"].Value).GetNetworkCredential();
        Assert.True(Server.Authenticates(credential.UserName, credential.Password));
        Assert.DoesNotContain(credential.Password, outcome.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(3, Server.Requests.Count("Provisioning"));
        Assert.Equal(2, file.Text.Split('\n').Count(line => line.Contains("\"saved\"", StringComparison.Ordinal)));
        Assert.EndsWith("}\n", file.Text, StringComparison.Ordinal);
    }

    private static PSObject[] Rows(int count) => [.. Enumerable.Range(0, count).Select(number => TenantTests.Tenant($"t{number:D4}"))];

    private bool IsFree()
    {
        try
        {
            using var alone = new FileStream(Target, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private Dictionary<string, string>[] Lines() =>
        [.. File.ReadAllLines(Target).Where(line => line.Contains("\"saved\"", StringComparison.Ordinal)).Select(line => JsonSerializer.Deserialize<Dictionary<string, string>>(line)!)];
}
