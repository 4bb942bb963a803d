using System;
using System.Collections.Generic;
using System.Linq;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Checks that streams and views show no secret.</summary>
public sealed class SecretTests : EmulatorTest
{
    [Invariant("secret-shown")]
    [Theory]
    [InlineData("New-TigrisOrganization first First; New-TigrisBucket acme acme-data -OrganizationName Acme -AsPlainText")]
    [InlineData("New-TigrisBucket acme acme-data -OrganizationName Acme | Out-Null; Get-TigrisBucket acme; New-TigrisAccessKey acme ci -AsPlainText")]
    public void A_secret_is_not_shown_among_objects_of_other_types(string commands)
    {
        Run($"& {{ {commands} }} | Out-Default").ThrowIfFailed();

        var shown = Engine.Screen.TakeText();
        Assert.Contains("tid_", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("tsec_", shown, StringComparison.Ordinal);
    }

    [Invariant("secret-shown")]
    [Fact]
    public void No_stream_and_no_view_shows_the_signing_key_or_a_secret()
    {
        var said = new List<string>();
        foreach (var command in new[]
        {
            "New-TigrisBucket acme acme-data -OrganizationName Acme", "Get-TigrisConnection", "Test-TigrisConnection", "Get-TigrisBucket acme", "Get-TigrisOrganization missing",
            "New-TigrisBucket acme acme-data -OrganizationName Acme -AsPlainText", "New-TigrisBucket acme NOT_A_NAME -OrganizationName Acme",
            "Invoke-TigrisRequest GET /orgs", "Get-TigrisInvoice acme",
        })
        {
            var outcome = Run($"$VerbosePreference = $DebugPreference = 'Continue'; $shown = & {{ {command} }}; $shown | Out-Default");
            said.Add(Engine.Screen.TakeText());
            said.AddRange(outcome.Verbose.Concat(outcome.Debug).Concat(outcome.Warnings));
            said.AddRange(outcome.Errors.Select(error => error.ToString() + error.Exception));
        }

        Assert.Contains(said, text => text.Contains("acme-data", StringComparison.Ordinal));
        Assert.Contains(said, text => text.Contains("secret_access_key", StringComparison.Ordinal));
        Assert.All(said, text =>
        {
            Assert.DoesNotContain(Server.Options.SigningKey, text, StringComparison.Ordinal);
            Assert.DoesNotContain("tsec_", text, StringComparison.Ordinal);
        });
    }
}
