using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Every command, succeeding and failing, with everything said aloud: no secret comes out but where it was asked for.</summary>
public sealed class CanaryTests : IAsyncLifetime
{
    private const string SigningKey = "canary-of-the-signing-key";
    private const string Password = "canary-of-the-password";
    private const string Token = "canary-of-the-token";

    private const string Stage = """
        New-TigrisBucket acme acme-data -OrganizationName Acme -EnableSnapshots
        New-TigrisAccessKey acme ci
        New-TigrisPolicy acme reader (New-TigrisPolicyStatement -Action s3:GetObject -Resource arn:aws:s3:::acme-data/*)
        New-TigrisSnapshot acme acme-data
        Set-TigrisBucketNotification acme acme-data https://hooks.example.com -Token $token
        Set-TigrisBucketDomain acme acme-data images.example.com
        """;

    private static readonly Dictionary<string, string> Cases = new()
    {
        ["Connect-Tigris"] = "$once = @{ Endpoint = $endpoint; MaximumRetryCount = 0; PassThru = $true }; Connect-Tigris other $key @once; "
            + "Connect-Tigris -Credential $provider @once; Connect-Tigris local $token @once; "
            + "Connect-Tigris -AutomationConnection @{ ProviderId = 'local'; SigningKey = $plainKey } @once",
        ["Disable-TigrisOrganization"] = "Disable-TigrisOrganization acme -PassThru -Confirm:$false",
        ["Disconnect-Tigris"] = "Disconnect-Tigris; Get-TigrisOrganization",
        ["Enable-TigrisOrganization"] = "Enable-TigrisOrganization acme -PassThru",
        ["Import-TigrisCredential"] = "New-TigrisAccessKey acme saved -CredentialFile $folder/credentials.jsonl; Import-TigrisCredential $folder/credentials.jsonl; Import-TigrisCredential $folder/credentials.jsonl -Pending",
        ["Export-TigrisAccessKey"] = "New-TigrisAccessKey acme out | Export-TigrisAccessKey -Path $folder/exported -Format AwsProfile -Force -PassThru",
        ["Get-TigrisAccessKey"] = "Get-TigrisAccessKey acme -Detailed",
        ["Get-TigrisBucket"] = "Get-TigrisBucket acme; Get-TigrisBucket acme acme-data",
        ["Get-TigrisBucketDomain"] = "Get-TigrisBucketDomain acme acme-data",
        ["Get-TigrisBucketLifecycle"] = "Get-TigrisBucketLifecycle acme acme-data",
        ["Get-TigrisBucketNotification"] = "Get-TigrisBucketNotification acme acme-data",
        ["Get-TigrisConnection"] = "Get-TigrisConnection",
        ["Get-TigrisInvoice"] = "Get-TigrisInvoice acme; Get-TigrisInvoice -Account",
        ["Get-TigrisOffboarding"] = "Remove-TigrisTenant acme -KeepBuckets -JournalPath $folder/state.jsonl -Confirm:$false; Get-TigrisOffboarding $folder/state.jsonl; "
            + "Get-TigrisOffboarding $folder/missing; Get-TigrisOffboarding $folder/credentials.jsonl",
        ["Get-TigrisOrganization"] = "Get-TigrisOrganization; Get-TigrisOrganization acme",
        ["Get-TigrisPolicy"] = "Get-TigrisPolicy acme; Get-TigrisPolicy acme reader",
        ["Get-TigrisSnapshot"] = "Get-TigrisSnapshot acme acme-data",
        ["Get-TigrisUsage"] = "Get-TigrisUsage acme",
        ["Invoke-TigrisRequest"] = "Invoke-TigrisRequest GET /orgs -Query @{ token = $plainToken }; "
            + "Invoke-TigrisRequest PUT /orgs/acme/buckets/acme-data -Body @{ object_notifications = @{ enabled = $true; webhook = 'https://h.example.com'; auth = @{ token = $token } } }; "
            + "Invoke-TigrisRequest PUT /orgs/acme/buckets/acme-data -Body ('{\"object_notifications\":{\"auth\":{\"token\":\"' + $plainToken + '\"' + $plainToken + '}}}')",
        ["Measure-TigrisOrganization"] = "Measure-TigrisOrganization acme",
        ["New-TigrisAccessKey"] = "New-TigrisAccessKey acme web",
        ["New-TigrisBucket"] = "New-TigrisBucket acme acme-more -Notification @{ Webhook = 'https://h.example.com'; Credential = $webhook }",
        ["New-TigrisLifecycleRule"] = "New-TigrisLifecycleRule tidy -ExpireAfterDays 1",
        ["New-TigrisOrganization"] = "New-TigrisOrganization globex Globex",
        ["New-TigrisPolicy"] = "New-TigrisPolicy acme writer (New-TigrisPolicyStatement -Action s3:PutObject -Resource arn:aws:s3:::acme-data/*)",
        ["New-TigrisPolicyStatement"] = "New-TigrisPolicyStatement -Action s3:PutObject -Resource arn:aws:s3:::acme-data/*",
        ["New-TigrisSnapshot"] = "New-TigrisSnapshot acme acme-data",
        ["New-TigrisTenant"] = "New-TigrisTenant globex globex-data -OrganizationName Globex -CredentialFile $folder/credentials.jsonl "
            + "-Notification @{ Webhook = 'https://h.example.com'; Credential = $webhook }",
        ["Remove-TigrisAccessKey"] = "Remove-TigrisAccessKey acme tid_missing -Confirm:$false; Get-TigrisAccessKey acme | Remove-TigrisAccessKey -Confirm:$false",
        ["Remove-TigrisBucket"] = "Remove-TigrisBucket acme acme-data -Force -Confirm:$false",
        ["Remove-TigrisBucketDomain"] = "Remove-TigrisBucketDomain acme acme-data",
        ["Remove-TigrisBucketLifecycle"] = "Remove-TigrisBucketLifecycle acme acme-data",
        ["Remove-TigrisBucketNotification"] = "Remove-TigrisBucketNotification acme acme-data -PassThru",
        ["Remove-TigrisPolicy"] = "Remove-TigrisPolicy acme reader -Confirm:$false",
        ["Remove-TigrisSnapshot"] = "Get-TigrisSnapshot acme acme-data | Remove-TigrisSnapshot -Confirm:$false",
        ["Remove-TigrisTenant"] = "Remove-TigrisTenant acme -JournalPath $folder/journal.jsonl -InvoicePath $folder/invoices -Confirm:$false",
        ["Reset-TigrisAccessKey"] = "Get-TigrisAccessKey acme | Reset-TigrisAccessKey -Confirm:$false; Reset-TigrisAccessKey acme tid_missing -Confirm:$false",
        ["Set-TigrisAccessKey"] = "Get-TigrisAccessKey acme | Set-TigrisAccessKey -Scope standard -PassThru",
        ["Set-TigrisBucket"] = "Set-TigrisBucket acme acme-data -Public $true -PassThru",
        ["Set-TigrisBucketDomain"] = "Set-TigrisBucketDomain acme acme-data cdn.example.com -PassThru",
        ["Set-TigrisBucketLifecycle"] = "Set-TigrisBucketLifecycle acme acme-data (New-TigrisLifecycleRule tidy -ExpireAfterDays 1) -PassThru",
        ["Set-TigrisBucketNotification"] = "Set-TigrisBucketNotification acme acme-data https://hooks.example.com -Token $token -PassThru; "
            + "Set-TigrisBucketNotification acme acme-data https://hooks.example.com -Credential $webhook -PassThru; "
            + "Set-TigrisBucketNotification acme acme-data not-an-address -Credential $webhook; Set-TigrisBucketNotification acme acme-data https://hooks.example.com -Credential $webhook -Token $token",
        ["Set-TigrisOrganization"] = "Set-TigrisOrganization acme -Quota 1GB -PassThru",
        ["Set-TigrisPolicy"] = "Set-TigrisPolicy acme reader -Document (New-TigrisPolicyStatement -Action s3:* -Resource arn:aws:s3:::acme-data/*) -PassThru",
        ["Test-TigrisAccessKey"] = "New-TigrisAccessKey acme out | Test-TigrisAccessKey -BucketName acme-data, acme-gone; "
            + "$guess = [pscredential]::new('tid_guess', $password); $guess | Test-TigrisAccessKey -S3Endpoint $s3; "
            + "Test-TigrisAccessKey -Credential $guess -BucketName acme-data -S3Endpoint $endpoint; Test-TigrisAccessKey 'no/name' -AccessKeyId tid_guess -SecretAccessKey $plainToken; "
            + "Get-TigrisAccessKey acme | Test-TigrisAccessKey -SecretAccessKey $token -S3Endpoint $s3",
        ["Test-TigrisConnection"] = "Test-TigrisConnection",
        ["Test-TigrisPolicy"] = "Get-TigrisPolicy acme reader | Test-TigrisPolicy",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tigris-");
    private EmulatorServer _server = null!;

    public static TheoryData<string> Names => Surface.Names;

    public async ValueTask InitializeAsync() => _server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, SigningKey = SigningKey });

    [Invariant("secret-shown")]
    [Theory]
    [MemberData(nameof(Names))]
    public void No_command_shows_a_secret_whatever_becomes_of_it(string command)
    {
        Assert.True(Cases.ContainsKey(command), $"{command} has no case here.");
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
            $provider = [pscredential]::new('local', $key)
            $webhook = [pscredential]::new('me', $password)
            """).ThrowIfFailed();
        return engine;
    }

    private void Judge(Engine engine, string command, string what)
    {
        engine.Screen.TakeText();
        var outcome = engine.Run($"$Error.Clear(); $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'; . {{ {Cases[command]} }}");
        engine.Run("$VerbosePreference = $DebugPreference = 'SilentlyContinue'");

        // A raw request gives what came as it came; that is what it is for.
        var output = command == "Invoke-TigrisRequest" ? [] : outcome.Output;
        engine.Set("shown", output);
        engine.Run("$shown | Out-Default; $Error | Out-Default");

        var said = new List<string> { engine.Screen.TakeText() };
        said.AddRange([.. outcome.Verbose, .. outcome.Debug, .. outcome.Warnings]);
        said.AddRange(outcome.Errors.Select(error => error.ToString() + error.Exception));
        said.AddRange(Visible.In([.. output, .. outcome.Errors, outcome.Thrown, .. (System.Collections.ArrayList)engine.Get("Error")!]));
        said.AddRange(Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is not ("credentials.jsonl" or "exported")).Select(File.ReadAllText));

        foreach (var secret in new[] { SigningKey, Password, Token, "tsec_" })
        {
            Assert.DoesNotContain(said, text => text.Contains(secret, StringComparison.Ordinal) ? throw new Xunit.Sdk.XunitException($"{command}, {what}: {text}") : false);
        }

        var isLocal = command is "New-TigrisLifecycleRule" or "New-TigrisPolicyStatement" or "Disconnect-Tigris" or "Get-TigrisConnection";
        Assert.True(isLocal || said.Any(text => text.Contains("X-Tigris-Nonce", StringComparison.Ordinal)), $"{command}, {what}: nothing was said of a request.");
    }
}
