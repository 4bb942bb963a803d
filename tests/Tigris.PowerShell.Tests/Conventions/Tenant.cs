namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>A tenant with one of each resource, with the names that <see cref="SampleCall"/> uses.</summary>
internal static class Tenant
{
    public const string Script = """
        New-TigrisBucket acme acme-data -OrganizationName Acme -EnableSnapshots | Out-Null
        New-TigrisBucket acme acme-rules -LifecycleRule (New-TigrisLifecycleRule tidy -ExpireAfterDays 30) | Out-Null
        Set-TigrisBucketDomain acme acme-data -DomainName data.example.com
        Set-TigrisBucketNotification acme acme-data -Webhook https://hooks.example.com
        New-TigrisSnapshot acme acme-data | Out-Null
        New-TigrisPolicy acme reader @{ Statement = @{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = 'arn:aws:s3:::acme-data/*' } } | Out-Null
        New-TigrisAccessKey acme ci | Out-Null
        """;
}
