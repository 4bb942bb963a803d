using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Connects, tests connections and sends raw requests.</summary>
public sealed class ConnectionTests : EmulatorTest
{
    private string Endpoint => Server.Endpoint.AbsoluteUri;

    [Fact]
    public void A_command_without_a_connection_is_an_error_with_the_next_step()
    {
        using var engine = new Engine();

        var outcome = engine.Run("Get-TigrisOrganization");

        Assert.Equal("NotConnected", outcome.ErrorId);
        Assert.Equal(ErrorCategory.ConnectionError, outcome.Error.CategoryInfo.Category);
        Assert.Contains("Connect-Tigris", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Connecting_is_silent_and_PassThru_shows_no_key()
    {
        Assert.Empty(Run($"Connect-Tigris local $key -Endpoint {Endpoint}").ThrowIfFailed().Output);
        Assert.Single(Server.Requests.Entries);

        var connection = Run($"Connect-Tigris local $key -Endpoint {Endpoint} -UserId me -UserRole Member -PassThru").ThrowIfFailed().Output.Single();

        Assert.DoesNotContain(connection.Properties, property => property.Name.Contains("Key", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("me", connection.Properties["UserId"].Value);
    }

    [Fact]
    public void A_wrong_key_is_refused_and_no_connection_is_current()
    {
        Engine.Set("wrong", Engine.Secret("wrong"));

        var outcome = Run($"Connect-Tigris local $wrong -Endpoint {Endpoint}");

        Assert.Equal("Unauthorized", outcome.ErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, outcome.Error.CategoryInfo.Category);
        Assert.Empty(Run("Get-TigrisConnection").ThrowIfFailed().Output);
        Assert.Equal("NotConnected", Run("Get-TigrisOrganization").ErrorId);
    }

    [Invariant("transport")]
    [Theory]
    [InlineData("http://example.com", "InvalidEndpoint")]
    [InlineData("ftp://127.0.0.1", "InvalidEndpoint")]
    [InlineData("example.com", "InvalidEndpoint")]
    [InlineData("https://user:secret@example.com", "InvalidEndpoint")]
    public void An_endpoint_without_TLS_is_refused(string endpoint, string errorId) =>
        Assert.Equal(errorId, Run($"Connect-Tigris local $key -Endpoint {endpoint} -SkipTest").ErrorId);

    [Fact]
    public void A_server_that_is_down_is_an_error_that_names_it()
    {
        var outcome = Run("Connect-Tigris local $key -Endpoint http://127.0.0.1:1 -MaximumRetryCount 0");

        Assert.Equal("ConnectionFailed", outcome.ErrorId);
        Assert.Contains("127.0.0.1:1", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_with_another_API_is_an_error()
    {
        Server.Faults.Hook = _ => FaultAction.Answer(200, body: "<html>Welcome to the hotel</html>", contentType: "text/html");

        Assert.Equal("InvalidResponse", Run($"Connect-Tigris local $key -Endpoint {Endpoint}").ErrorId);
    }

    [Fact]
    public void Connect_accepts_a_hashtable_of_Azure_Automation()
    {
        Run($"Connect-Tigris -AutomationConnection @{{ ProviderId = 'local'; SigningKey = 'local-signing-key'; Endpoint = '{Endpoint}'; UserId = 'runbook'; UserRole = 'Admin' }}").ThrowIfFailed();

        var connection = Run("Get-TigrisConnection").Output.Single();
        Assert.Equal(("runbook", "Admin"), (connection.Properties["UserId"].Value, connection.Properties["UserRole"].Value.ToString()));
        Assert.Equal("AutomationIncomplete", Run("Connect-Tigris -AutomationConnection @{ ProviderId = 'local' }").ErrorId);
    }

    [Invariant("samples")]
    [Fact]
    public void Every_field_of_the_connection_type_is_accepted()
    {
        using var type = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Repository.Manifest)!, "Tigris-Automation.json")));
        var given = new Dictionary<string, string>
        {
            ["ProviderId"] = "local",
            ["SigningKey"] = "local-signing-key",
            ["Endpoint"] = Endpoint,
            ["S3Endpoint"] = "https://objects.example.com",
            ["UserId"] = "runbook",
            ["UserRole"] = "Admin",
        };
        var fields = type.RootElement.GetProperty("ConnectionFields").EnumerateArray().ToDictionary(field => field.GetProperty("Name").GetString()!);
        Assert.Equal(given.Keys.Order(), fields.Keys.Order());
        Engine.Set("asset", new Hashtable(given));

        var connection = Assert.Single(Run("Connect-Tigris -AutomationConnection $asset -PassThru").ThrowIfFailed().Output);

        Assert.All(given.Keys.Where(name => name != "SigningKey"), name => Assert.Equal(new Uri(given[name], UriKind.RelativeOrAbsolute), new Uri(connection.Properties[name].Value.ToString()!, UriKind.RelativeOrAbsolute)));
        Assert.All(fields, field => Assert.Equal(field.Key == "SigningKey", field.Value.GetProperty("IsEncrypted").GetBoolean()));
        Assert.All(fields, field => Assert.Equal(field.Key is not ("ProviderId" or "SigningKey"), field.Value.GetProperty("IsOptional").GetBoolean()));
        Assert.All(fields, field => Assert.Equal("System.String", field.Value.GetProperty("TypeName").GetString()));
        Assert.Equal("Tigris", type.RootElement.GetProperty("IntegrationModuleName").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Blank_optional_fields_have_their_default(string? blank)
    {
        var asset = new Hashtable { ["ProviderId"] = "local", ["SigningKey"] = "local-signing-key" };
        Assert.All(new[] { "Endpoint", "S3Endpoint", "UserId", "UserRole" }, name => asset[name] = blank);
        Engine.Set("asset", asset);

        var connection = Assert.Single(Run($"Connect-Tigris -AutomationConnection $asset -Endpoint {Endpoint} -PassThru").ThrowIfFailed().Output);

        Assert.Equal("https://t3.storage.dev/", connection.Properties["S3Endpoint"].Value.ToString());
        Assert.Null(connection.Properties["UserRole"].Value);
    }

    [Fact]
    public void An_invalid_field_is_named()
    {
        var outcome = Run("Connect-Tigris -AutomationConnection @{ ProviderId = 'local'; SigningKey = 'k'; UserRole = 'Owner' }");

        Assert.Equal("AutomationInvalid", outcome.ErrorId);
        Assert.Contains("UserRole", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Connect_accepts_a_credential()
    {
        Engine.Set("credential", new PSCredential("local", Engine.Secret("local-signing-key")));

        Run($"Connect-Tigris -Credential $credential -Endpoint {Endpoint}").ThrowIfFailed();

        Assert.Equal("local", Run("Get-TigrisConnection").Values("ProviderId").Single());
    }

    [Fact]
    public void Connect_accepts_a_secret_of_a_vault()
    {
        Engine.Set("stored", new PSCredential("local", Engine.Secret("local-signing-key")));
        Assert.Equal("NoSecretManagement", Run("Connect-Tigris -SecretName tigris").ErrorId);

        Run("function global:Get-Secret { param($Name, $Vault) if ($Name -eq 'tigris' -and $Vault -eq 'v') { $stored } }");

        Run($"Connect-Tigris -SecretName tigris -Vault v -Endpoint {Endpoint}").ThrowIfFailed();
        Assert.Equal("SecretUnusable", Run("Connect-Tigris -SecretName other").ErrorId);
    }

    [Fact]
    public void Disconnect_closes_the_connection_for_all_its_users_and_is_silent_without_one()
    {
        Run("$c = Get-TigrisConnection; Disconnect-Tigris; Disconnect-Tigris").ThrowIfFailed();

        Assert.Empty(Run("Get-TigrisConnection").ThrowIfFailed().Output);
        Assert.Equal("NotConnected", Run("Get-TigrisOrganization").ErrorId);
        var outcome = Run("Get-TigrisOrganization -Connection $c");
        Assert.Equal("NotConnected", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void Test_distinguishes_reachable_from_authorized()
    {
        var good = Run("Test-TigrisConnection").ThrowIfFailed().Output.Single();
        Assert.Equal((true, true), (good.Properties["Reachable"].Value, good.Properties["Authorized"].Value));
        Assert.Equal(TimeSpan.Zero, good.Properties["ClockSkew"].Value);
        Assert.IsType<TimeSpan>(good.Properties["Latency"].Value);

        Engine.Set("wrong", Engine.Secret("wrong"));
        var refused = Run($"Test-TigrisConnection -Connection (Connect-Tigris local $wrong -Endpoint {Endpoint} -SkipTest -PassThru)").ThrowIfFailed().Output.Single();
        Assert.Equal((true, false), (refused.Properties["Reachable"].Value, refused.Properties["Authorized"].Value));

        var down = Run("Test-TigrisConnection -Connection (Connect-Tigris local $key -Endpoint http://127.0.0.1:1 -SkipTest -PassThru)").ThrowIfFailed().Output.Single();
        Assert.Equal((false, false), (down.Properties["Reachable"].Value, down.Properties["Authorized"].Value));
        Assert.NotEmpty((string)down.Properties["Message"].Value);
        Assert.Equal(false, Run("Test-TigrisConnection -Quiet").Output.Single().BaseObject);
    }

    [Fact]
    public void A_raw_request_returns_objects_or_text()
    {
        Run("New-TigrisOrganization acme Acme").ThrowIfFailed();

        Assert.Equal("acme", Run("(Invoke-TigrisRequest GET /orgs -Query @{ limit = 1 }).data[0].id").ThrowIfFailed().Output.Single().BaseObject);
        Assert.StartsWith("{", (string)Run("Invoke-TigrisRequest GET /orgs/acme -Raw").ThrowIfFailed().Output.Single().BaseObject, StringComparison.Ordinal);
        Run("Invoke-TigrisRequest PUT /orgs/acme -Body @{ user_id = 'admin'; user_role = 'Admin'; org_quota = @{ limit_bytes = 5GB } }").ThrowIfFailed();
        Run("Invoke-TigrisRequest PUT /orgs/acme -Body '{\"user_id\":\"admin\",\"user_role\":\"Admin\",\"active\":true}'").ThrowIfFailed();
        Assert.Equal(5368709120L, Run("Get-TigrisOrganization acme").Values("Quota").Single());
        Assert.Equal("InvalidRequest", Run("Invoke-TigrisRequest PUT /orgs/acme -Body @{ nonsense = 1 }").ErrorId);
    }

    [Fact]
    public void A_raw_response_that_is_not_JSON_is_returned_as_text_with_an_error()
    {
        Server.Faults.Add("html");

        var page = Run("Invoke-TigrisRequest GET /orgs");

        Assert.Equal("InvalidResponse", page.ErrorId);
        Assert.Contains("text/html", page.Error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("<", ((string)page.Output.Single().BaseObject).TrimStart(), StringComparison.Ordinal);
        Assert.Single(Run("Invoke-TigrisRequest GET /orgs -Raw").ThrowIfFailed().Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    public void A_raw_response_without_content_is_no_error(string body)
    {
        Server.Faults.Hook = _ => FaultAction.Answer(200, body: body);

        Run("Invoke-TigrisRequest GET /orgs").ThrowIfFailed();
    }

    [Fact]
    public void Members_that_differ_in_case_only_are_all_returned()
    {
        Server.Faults.Hook = _ => FaultAction.Answer(200, body: """{"a":1,"A":2,"a_":3,"":4}""");

        var answer = Run("Invoke-TigrisRequest GET /orgs").ThrowIfFailed().Output.Single();

        Assert.Equal(["a=1", "A_=2", "a__=3", "_=4"], answer.Properties.Select(property => $"{property.Name}={property.Value}"));
    }

    [Invariant("own-endpoint")]
    [Theory]
    [InlineData("/orgs/../account")]
    [InlineData("/orgs/%2E%2e/key")]
    [InlineData("orgs")]
    [InlineData("https://example.com/orgs")]
    [InlineData("//example.com/orgs")]
    public void A_raw_path_cannot_leave_the_provider(string path)
    {
        var outcome = Run($"Invoke-TigrisRequest GET '{path}'");

        Assert.IsType<RuntimeException>(outcome.Thrown ?? new RuntimeException(), exactMatch: false);
        Assert.NotEmpty(outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }
}
