using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Runs each command with success and failure and with all streams on. A secret appears only in output that a parameter requests.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private const string SigningKey = "canary-of-the-signing-key";
    private const string Password = "canary-of-the-password";
    private const string Token = SampleCall.Secret;

    private const string Stage = Tenant.Script + "Set-TigrisBucketNotification acme acme-data https://hooks.example.com -Token $token";

    // Uses of a command, beyond those that its parameters show, that may show a secret.
    private static readonly Dictionary<string, string> FurtherUses = new()
    {
        ["Connect-Tigris"] = "$once = @{ Endpoint = $endpoint; MaximumRetryCount = 0; PassThru = $true }; Connect-Tigris other $key @once; "
            + "Connect-Tigris -Credential $provider @once; Connect-Tigris local $token @once; "
            + "Connect-Tigris -AutomationConnection @{ ProviderId = 'local'; SigningKey = $plainKey } @once",
        ["Disconnect-Tigris"] = "Disconnect-Tigris; Get-TigrisOrganization",
        ["Import-TigrisCredential"] = "New-TigrisAccessKey acme saved -CredentialFile $folder/credentials.jsonl; Import-TigrisCredential $folder/credentials.jsonl; Import-TigrisCredential $folder/credentials.jsonl -Pending",
        ["Export-TigrisAccessKey"] = "New-TigrisAccessKey acme out | Export-TigrisAccessKey -Path $folder/exported -Format AwsProfile -Force -PassThru",
        ["Get-TigrisAccessKey"] = "Get-TigrisAccessKey acme -Detailed",
        ["Get-TigrisOffboarding"] = "Remove-TigrisTenant acme -KeepBuckets -JournalPath $folder/state.jsonl -Confirm:$false; Get-TigrisOffboarding $folder/state.jsonl; "
            + "Get-TigrisOffboarding $folder/missing; Get-TigrisOffboarding $folder/credentials.jsonl",
        ["Invoke-TigrisRequest"] = "Invoke-TigrisRequest GET /orgs -Query @{ token = $plainToken }; "
            + "Invoke-TigrisRequest PUT /orgs/acme/buckets/acme-data -Body @{ object_notifications = @{ enabled = $true; webhook = 'https://h.example.com'; auth = @{ token = $token } } }; "
            + "Invoke-TigrisRequest PUT /orgs/acme/buckets/acme-data -Body ('{\"object_notifications\":{\"auth\":{\"token\":\"' + $plainToken + '\"' + $plainToken + '}}}')",
        ["New-TigrisBucket"] = "New-TigrisBucket acme acme-more -Notification @{ Webhook = 'https://h.example.com'; Credential = $webhook }",
        ["New-TigrisTenant"] = "New-TigrisTenant globex globex-data -OrganizationName Globex -CredentialFile $folder/credentials.jsonl "
            + "-Notification @{ Webhook = 'https://h.example.com'; Credential = $webhook }",
        ["Remove-TigrisTenant"] = "Remove-TigrisTenant acme -JournalPath $folder/journal.jsonl -InvoicePath $folder/invoices -Confirm:$false",
        ["Set-TigrisBucketNotification"] = "Set-TigrisBucketNotification acme acme-data https://hooks.example.com -Token $token -PassThru; "
            + "Set-TigrisBucketNotification acme acme-data https://hooks.example.com -Credential $webhook -PassThru; "
            + "Set-TigrisBucketNotification acme acme-data not-an-address -Credential $webhook; Set-TigrisBucketNotification acme acme-data https://hooks.example.com -Credential $webhook -Token $token",
        ["Test-TigrisAccessKey"] = "New-TigrisAccessKey acme out | Test-TigrisAccessKey -BucketName acme-data, acme-gone; "
            + "$guess = [pscredential]::new('tid_guess', $password); $guess | Test-TigrisAccessKey -S3Endpoint $s3; "
            + "Test-TigrisAccessKey -Credential $guess -BucketName acme-data -S3Endpoint $endpoint; Test-TigrisAccessKey 'no/name' -AccessKeyId tid_guess -SecretAccessKey $plainToken; "
            + "Get-TigrisAccessKey acme | Test-TigrisAccessKey -SecretAccessKey $token -S3Endpoint $s3",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-");
    private EmulatorServer _server = null!;

    public static TheoryData<string> Names => Surface.Names;

    public async ValueTask InitializeAsync() => _server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, SigningKey = SigningKey });

    [Invariant("secret-shown")]
    [Theory]
    [MemberData(nameof(Names))]
    public void No_command_shows_a_secret_on_success_or_failure(string command)
    {
        using var engine = Prepared();
        foreach (var (what, fault) in Endings(command))
        {
            engine.Run("Connect-Tigris local $key -Endpoint $endpoint -S3Endpoint $s3 -UserId admin -UserRole Admin -MaximumRetryCount 0").ThrowIfFailed();
            if (what != "nothing there")
            {
                engine.Run(Stage);
            }

            if (fault is not null)
            {
                _server.Faults.Hook = _ => fault;
            }

            Judge(engine, command, what);
            _server.Faults.Clear();
            engine.Run("Get-TigrisBucket acme | Remove-TigrisBucket -Force -Confirm:$false; Get-TigrisPolicy acme | Remove-TigrisPolicy -Confirm:$false; Enable-TigrisOrganization acme");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static IEnumerable<(string What, FaultAction? Fault)> Endings(string command)
    {
        const string Echo = $$$"""{"error":"no","got":{"basic_pass":"{{{Password}}}","auth":{"token":"{{{Token}}}"},"secret_access_key":"tsec_x","odd":"\ud800"}}""";
        yield return ("success", null);
        yield return ("nothing there", null);
        yield return ("refused", FaultAction.Answer(403));
        yield return ("an echo", FaultAction.Answer(400, body: Echo));
        yield return ("a broken echo", FaultAction.Answer(command.Length % 2 == 0 ? 200 : 500, body: Echo[..^30].Replace("\"no\"", "no", StringComparison.Ordinal)));
        yield return ("a page", FaultAction.Html(502));
        yield return ("half an answer", FaultAction.TruncatedBody());
        yield return ("a lost answer", FaultAction.AbortAfterHandling());
    }

    private Engine Prepared()
    {
        var engine = new Engine();
        engine.Set("key", Engine.Secret(SigningKey));
        engine.Set("token", Engine.Secret(Token));
        engine.Set("password", Engine.Secret(Password));
        engine.Set("plainKey", SigningKey);
        engine.Set("plainToken", Token);
        engine.Set("endpoint", _server.Endpoint);
        engine.Set("s3", _server.S3Endpoint);
        engine.Set("folder", _folder.FullName);
        engine.Run("""
            Set-Location -LiteralPath $folder
            $provider = [pscredential]::new('local', $key)
            $webhook = [pscredential]::new('me', $password)
            """).ThrowIfFailed();
        return engine;
    }

    // Each command reads, changes or removes what the matching Get returns, and what its parameters name.
    private static IEnumerable<string> Uses(string command)
    {
        var cmdlet = Surface.Cmdlet(command);
        var attribute = Surface.Attribute(cmdlet);
        var end = (cmdlet.Parameters.ContainsKey("PassThru") ? " -PassThru" : "") + (attribute.SupportsShouldProcess ? " -Confirm:$false" : "");
        var source = Surface.Cmdlets.FirstOrDefault(other => other.Verb == "Get" && other.Noun == cmdlet.Noun && other.Parameters.ContainsKey("OrganizationId"));
        if (source is not null && cmdlet.Verb is not ("New" or "Export"))
        {
            yield return $"{SampleCall.Of(source)} | {command} {SampleCall.PipedArguments(command)}{end}";
        }

        foreach (var call in SampleCall.All(cmdlet))
        {
            yield return call + end;
        }

        if (FurtherUses.TryGetValue(command, out var further))
        {
            yield return further;
        }
    }

    private void Judge(Engine engine, string command, string what)
    {
        engine.Screen.TakeText();
        _server.Requests.Clear();

        // An error record quotes the script, so the script has no secret in it.
        var script = string.Join("; ", Uses(command)).Replace(SampleCall.SecureSecret, "$token", StringComparison.Ordinal)
            .Replace($"'{SampleCall.Secret}'", "$plainToken", StringComparison.Ordinal);
        var outcome = engine.Run($"$Error.Clear(); $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; . {{ {script} }}");
        engine.Run("$VerbosePreference = $DebugPreference = 'SilentlyContinue'");

        // A raw request returns the response unchanged, by design.
        var output = command == "Invoke-TigrisRequest" ? [] : outcome.Output;
        engine.Set("shown", output);
        engine.Run("$shown | Out-Default; $Error | Out-Default");

        var said = new List<string> { engine.Screen.TakeText() };
        said.AddRange([.. outcome.Verbose, .. outcome.Debug, .. outcome.Warnings]);
        said.AddRange(outcome.Errors.Select(error => error.ToString() + error.Exception));
        said.AddRange(Visible.In([.. output, .. outcome.Errors, outcome.Thrown, .. (System.Collections.ArrayList)engine.Get("Error")!]));
        said.AddRange(Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is not ("credentials.jsonl" or "exported" or "acme.env")).Select(File.ReadAllText));

        foreach (var secret in new[] { SigningKey, Password, Token, "tsec_" })
        {
            Assert.DoesNotContain(said, text => text.Contains(secret, StringComparison.Ordinal) ? throw new Xunit.Sdk.XunitException($"{command}, {what}: {text}") : false);
        }

        Assert.True(
            _server.Requests.Entries.Count == 0 || said.Any(text => text.Contains("X-Tigris-Nonce", StringComparison.Ordinal)),
            $"{command}, {what}: no trace of a request.");
    }
}
