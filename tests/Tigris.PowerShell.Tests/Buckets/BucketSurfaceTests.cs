using System.Linq;
using Tigris.PowerShell.Tests.Conventions;

namespace Tigris.PowerShell.Tests.Buckets;

/// <summary>Checks that the bucket commands have the same parameters and outputs.</summary>
public sealed class BucketSurfaceTests : EmulatorTest
{
    [Theory]
    [InlineData("Public")]
    [InlineData("AllowPublicList")]
    [InlineData("ObjectAcl")]
    public void A_setting_has_one_type_in_all_commands(string name)
    {
        var types = Surface.Cmdlets.SelectMany(Surface.Parameters).Where(parameter => parameter.Name == name).Select(parameter => parameter.ParameterType).ToArray();

        Assert.Equal(3, types.Length);
        Assert.Single(types.Distinct());
    }

    [Theory]
    [InlineData("$true", true)]
    [InlineData("'yes'", true)]
    [InlineData("$false", false)]
    [InlineData("'False'", false)]
    public void The_Public_parameter_accepts_the_values_of_a_CSV(string value, bool expected)
    {
        Run($"New-TigrisBucket acme acme-data -OrganizationName A -Public {value}").ThrowIfFailed();
        Run("New-TigrisBucket acme acme-more").ThrowIfFailed();
        Run($"Set-TigrisBucket acme acme-more -Public {value}").ThrowIfFailed();

        Assert.All(Run("Get-TigrisBucket acme").ThrowIfFailed().Values("Public"), setting => Assert.Equal(expected, setting));
        Assert.Equal("InvalidFlag", Run("Set-TigrisBucket acme acme-more -Public perhaps").ErrorId);
        Assert.Equal("InvalidFlag", Run("New-TigrisBucket acme acme-third -Public 2").ErrorId);
    }

    [Fact]
    public void Notifications_are_read_by_bucket_and_wildcard_and_bind_to_the_next_command()
    {
        Run("'b-one', 'b-two', 'b-none' | New-TigrisBucket acme -OrganizationName A").ThrowIfFailed();
        Run("Set-TigrisBucketNotification acme b-one https://hooks.example.com/1; Set-TigrisBucketNotification acme b-two https://hooks.example.com/2 -Filter 'size > 1' -Enabled $false").ThrowIfFailed();

        var all = Run("Get-TigrisBucketNotification acme *").ThrowIfFailed();

        Assert.Equal(["acme/b-one", "acme/b-two"], all.Output.Select(item => $"{item.Properties["OrganizationId"].Value}/{item.Properties["BucketName"].Value}").Order());
        Assert.Empty(Run("'b-none' | Get-TigrisBucketNotification acme").ThrowIfFailed().Output);
        Assert.Equal("NotFound", Run("Get-TigrisBucketNotification acme b-missing").ErrorId);
        Run("Get-TigrisBucketNotification acme * | Remove-TigrisBucketNotification").ThrowIfFailed();
        Assert.Empty(Run("Get-TigrisBucketNotification acme *").ThrowIfFailed().Output);
    }

    [Fact]
    public void A_table_of_keys_shows_roles_policies_and_scope_at_120_columns()
    {
        Run("New-TigrisBucket acme acme-data -OrganizationName A; New-TigrisPolicy acme reader @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme-data/*' } }").ThrowIfFailed();
        Run("New-TigrisAccessKey acme boss -BucketRole @{ '*' = 'Admin' } -Policy reader -Scope no_default_allow").ThrowIfFailed();

        var table = Run("Get-TigrisAccessKey acme -Detailed | Where-Object KeyName -eq boss | Format-Table | Out-String -Width 120").ThrowIfFailed().Output.Single().ToString();

        Assert.Contains("*=Admin", table, System.StringComparison.Ordinal);
        Assert.Contains("policy=reader", table, System.StringComparison.Ordinal);
        Assert.Contains("scope=no_default_allow", table, System.StringComparison.Ordinal);
    }
}
