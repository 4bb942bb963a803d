using System.Linq;

namespace Tigris.PowerShell.Tests.Policies;

/// <summary>Changes and removes policies.</summary>
public sealed class PolicyChangeTests : PolicyTest
{
    [Fact]
    public void Set_returns_nothing_without_PassThru_and_keeps_the_description()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read} -Description D").ThrowIfFailed();

        Assert.Empty(Run($"Set-TigrisPolicy acme p {Read}").ThrowIfFailed().Output);
        var policy = Run("Set-TigrisPolicy acme p (New-TigrisPolicyStatement s3:PutObject arn:aws:s3:::acme/*) -PassThru").ThrowIfFailed().Output.Single();

        Assert.Equal("D", policy.Properties["Description"].Value);
        Engine.Set("policy", policy);
        Assert.Equal("Allow s3:PutObject", Run("$policy.Document.Statement[0].ToString()").Output.Single().ToString());
        Assert.Equal("E", Run($"Set-TigrisPolicy acme p {Read} -Description E -PassThru").Texts("Description").Single());
    }

    [Fact]
    public void Piped_policies_bind_their_names_to_Set_and_not_their_documents()
    {
        Organization();
        Run($"'p','q' | New-TigrisPolicy acme -Document {Read} -Description D").ThrowIfFailed();

        Run("Get-TigrisPolicy acme p,q | Set-TigrisPolicy -Document (New-TigrisPolicyStatement s3:PutObject arn:aws:s3:::acme/*)").ThrowIfFailed();

        Assert.Equal(["Allow s3:PutObject", "Allow s3:PutObject"], Run("Get-TigrisPolicy acme p,q | ForEach-Object { $_.Document.Statement[0].ToString() }").Output.Select(text => text.ToString()));
        Assert.Equal(["D", "D"], Run("Get-TigrisPolicy acme").Texts("Description"));
        Assert.NotNull(Run("Get-TigrisPolicy acme p | Set-TigrisPolicy -Document $null").Errors.Single());
    }

    [Fact]
    public void Listed_policies_pipe_into_Remove_which_returns_nothing()
    {
        Organization();
        Run($"'a','b','keep' | New-TigrisPolicy acme -Document {Read}").ThrowIfFailed();

        Assert.Empty(Run("Get-TigrisPolicy acme ? | Remove-TigrisPolicy -Confirm:$false").ThrowIfFailed().Output);

        Assert.Equal(["keep"], Run("Get-TigrisPolicy acme").Texts("PolicyName"));
        Assert.Equal("NotFound", Run("'a' | Remove-TigrisPolicy acme -Confirm:$false").ErrorId);
    }

    [Fact]
    public void A_host_that_cannot_prompt_removes_nothing()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read}").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Equal("ConfirmationRequired", Run("Remove-TigrisPolicy acme p").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void WhatIf_sends_no_request()
    {
        Organization();
        Run($"New-TigrisPolicy acme p {Read}").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Empty(Run($"New-TigrisPolicy acme q {Read} -WhatIf; Set-TigrisPolicy acme p {Read} -WhatIf; Remove-TigrisPolicy acme p -WhatIf").ThrowIfFailed().Output);

        Assert.Empty(Server.Requests.Entries);
    }
}
