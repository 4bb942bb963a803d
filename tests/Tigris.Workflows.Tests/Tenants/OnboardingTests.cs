using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Tigris.Workflows.Tests.Tenants;

/// <summary>Tests the onboarding of one tenant.</summary>
public sealed class OnboardingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakePartner _partner = new();
    private readonly FakeHost _host;

    public OnboardingTests() => _host = new FakeHost(_partner);

    private string CredentialPath => _folder.PathOf("keys.jsonl");

    [Fact]
    public async Task New_tenant_is_provisioned_and_its_secret_is_saved_before_the_result()
    {
        await RunAsync("Acme");

        Assert.Equal(["Provision acme/photos"], _partner.Calls);
        var tenant = Assert.IsType<ProvisionedTenant>(Assert.Single(_host.Output));
        Assert.Equal((TenantStatus.Created, "tid_1", "tsec_1"), (tenant.Status, tenant.AccessKeyId, Local.Text(tenant.SecretAccessKey)));
        Assert.Contains("\"tsec_1\"", File.ReadAllText(CredentialPath), StringComparison.Ordinal);
        Assert.Contains("keys.jsonl", _host.Lost[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organization_without_a_name_parameter_keeps_its_name()
    {
        _partner.Add("acme");
        string? sent = null;
        _partner.After = call => sent = call.StartsWith("Provision", StringComparison.Ordinal) ? _partner.State["acme"].Name : sent;

        await RunAsync(name: "");

        Assert.Equal("acme Inc.", sent);
        Assert.Equal("acme Inc.", Assert.IsType<ProvisionedTenant>(_host.Output[0]).OrganizationName);
    }

    [Fact]
    public async Task New_organization_without_a_name_is_refused_and_nothing_is_sent()
    {
        var error = await Assert.ThrowsAsync<TigrisArgumentException>(() => RunAsync(name: ""));

        Assert.Equal("NoOrganizationName", error.ErrorId);
        Assert.Empty(_partner.Changes);
        Assert.Equal(TenantStatus.Failed, Assert.IsType<ProvisionedTenant>(Assert.Single(_host.Output)).Status);
    }

    [Fact]
    public async Task Refused_request_returns_a_failed_result_and_a_later_run_creates_the_tenant()
    {
        _partner.Before = _ => throw new TigrisInvalidRequestException(FakePartner.Failure(400, "Provisioning"));
        await Assert.ThrowsAsync<TigrisInvalidRequestException>(() => RunAsync("Acme"));

        _partner.Before = _ => { };
        await RunAsync("Acme", skipExisting: true);

        Assert.Equal([TenantStatus.Failed, TenantStatus.Created], _host.Output.Cast<ProvisionedTenant>().Select(tenant => tenant.Status));
        Assert.Single(_partner.State["acme"].Keys);
    }

    [Fact]
    public async Task Existing_bucket_gets_no_second_key_with_SkipExisting()
    {
        _partner.Add("acme", "photos");

        await RunAsync("Acme", skipExisting: true);

        Assert.Empty(_partner.Changes);
        Assert.Equal(TenantStatus.Existing, Assert.IsType<ProvisionedTenant>(Assert.Single(_host.Output)).Status);
    }

    [Fact]
    public async Task Lost_response_names_the_key_whose_secret_is_lost()
    {
        _partner.After = call =>
        {
            if (call.StartsWith("Provision", StringComparison.Ordinal))
            {
                _host.Unsure.Add("Provisioning");
                _host.MayHaveChanged = true;
                throw new TigrisConnectionException("The connection was closed", "Provisioning", 1, mayHaveRun: true, innerException: null);
            }
        };

        await Assert.ThrowsAsync<TigrisConnectionException>(() => RunAsync("Acme"));

        Assert.Contains(_host.Warnings, warning => warning.Contains("tid_1", StringComparison.Ordinal));
        Assert.Contains("\"pending\"", File.ReadAllLines(CredentialPath)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_that_ends_sends_nothing()
    {
        _host.MayContinue = false;

        await RunAsync("Acme");

        Assert.Empty(_partner.Calls);
        Assert.Empty(_host.Output);
    }

    [Theory]
    [InlineData(false, false, TenantStatus.Planned)]
    [InlineData(true, false, TenantStatus.Planned)]
    [InlineData(true, true, TenantStatus.Existing)]
    public async Task Preview_sends_no_change(bool exists, bool skipExisting, TenantStatus expected)
    {
        if (exists)
        {
            _partner.Add("acme", "photos");
        }

        await Onboarding("Acme", skipExisting, null).PreviewAsync(_host);

        Assert.Empty(_partner.Changes);
        Assert.Equal(expected, Assert.IsType<TenantPlan>(Assert.Single(_host.Output)).Status);
    }

    [Fact]
    public async Task Preview_of_a_deactivated_organization_is_a_failure()
    {
        _partner.Add("acme").Active = false;

        await Onboarding("Acme", skipExisting: false, null).PreviewAsync(_host);

        Assert.Equal(TenantStatus.Failed, Assert.IsType<TenantPlan>(Assert.Single(_host.Output)).Status);
    }

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
    }

    private static TenantOnboarding Onboarding(string name, bool skipExisting, CredentialFile? credentials)
    {
        var request = new BucketRequest { BucketName = "photos", OrganizationName = name };
        var order = new TenantOrder("acme", request, new Actor("admin", UserRole.Admin), TigrisClientOptions.DefaultS3Endpoint, row: 1);
        return new TenantOnboarding(order, skipExisting, credentials, tenant => tenant);
    }

    private async Task RunAsync(string name, bool skipExisting = false)
    {
        using var credentials = CredentialFile.Open(Local.Services, CredentialPath, allowShared: true, "partner", _host.Warnings.Add);
        await Onboarding(name, skipExisting, credentials).RunAsync(_host);
    }
}
