#Requires -Version 7.4
#Requires -Modules Tigris, Az.Accounts, Az.Storage

<#
.SYNOPSIS
    Runbook: writes usage and invoice lines of all organizations for a month to blob storage, as CSV.
.DESCRIPTION
    The runbook writes two blobs. usage/<month>.csv has a row for each organization and metric, and invoice-lines/<month>.csv a row for each price step
    of each charge. If an organization can't be read, the names of the blobs end in .incomplete, the error names the organization, and the job fails.
    Don't bill from a file without all customers: start the job again.

    The runbook signs in to Azure with the managed identity of the Automation account, which needs the role Storage Blob Data Contributor on the container. The
    provider's key comes from one of three places: a connection asset (-ConnectionName), a credential asset (-CredentialName), or a key vault
    (-VaultName with -ProviderId), where the managed identity needs Key Vault Secrets User.
.PARAMETER StorageAccountName
    The storage account.
.PARAMETER ContainerName
    The container, which must exist.
.PARAMETER Month
    The month, as yyyy-MM. The default is the previous month, in UTC.
.PARAMETER Delimiter
    The character between the columns of the files. The default is a comma. Excel reads a semicolon in many countries.
.PARAMETER Encoding
    The encoding of the files, as Export-Csv accepts it. The default is utf8. Excel recognizes utf8BOM.
.PARAMETER Shard
    One part of all organizations, such as 3/16. The names of the blobs then contain the shard.
.PARAMETER ConnectionName
    A connection asset of the type Tigris.
.PARAMETER CredentialName
    A credential asset. Its user name is the id of the provider, and its password is the signing key.
.PARAMETER VaultName
    The key vault with the signing key.
.PARAMETER SecretName
    The name of the secret with the signing key.
.PARAMETER ProviderId
    The id of the provider, with -VaultName.
.PARAMETER Endpoint
    The address of the management API. The default is the one of the connection asset, or of production.
.PARAMETER UserId
    The id of the acting user. The default is the one of the connection asset, or azure-automation.
.EXAMPLE
    ./Export-UsageToBlob.ps1 -StorageAccountName billing -ContainerName tigris -ConnectionName Tigris

    Processes the previous month, with the key of a connection asset.
.EXAMPLE
    ./Export-UsageToBlob.ps1 -StorageAccountName billing -ContainerName tigris -VaultName keys -ProviderId my-provider -Month 2026-10

    Processes another month, with the key of a key vault.
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPlainTextForPassword', 'CredentialName', Justification = 'The name of an asset.')]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory)][string]$StorageAccountName,
    [Parameter(Mandatory)][string]$ContainerName,
    [string]$Month = [datetime]::UtcNow.AddMonths(-1).ToString('yyyy-MM', [cultureinfo]::InvariantCulture),
    [ValidateLength(1, 1)]
    [string]$Delimiter = ',',
    [string]$Encoding = 'utf8',
    [string]$Shard = '',
    [string]$ConnectionName = '',
    [string]$CredentialName = '',
    [string]$VaultName = '',
    [string]$SecretName = 'tigris-signing-key',
    [string]$ProviderId = '',
    [string]$Endpoint = '',
    [string]$UserId = ''
)

$ErrorActionPreference = 'Stop'

#region Signs in to Azure and Tigris. The code is the same in each runbook, because a runbook is one file.
$null = Disable-AzContextAutosave -Scope Process
$null = Connect-AzAccount -Identity
$provider = @{}
if ($Endpoint) { $provider.Endpoint = $Endpoint }
if ($UserId) { $provider.UserId = $UserId }
if ($ConnectionName) {
    $provider.AutomationConnection = Get-AutomationConnection -Name $ConnectionName
}
else {
    if (-not $UserId) { $provider.UserId = 'azure-automation' }
    $provider.UserRole = 'Admin'
    if ($CredentialName) {
        $provider.Credential = Get-AutomationPSCredential -Name $CredentialName
    }
    elseif ($VaultName -and $ProviderId) {
        $secret = Get-AzKeyVaultSecret -VaultName $VaultName -Name $SecretName
        if (-not $secret) { throw "The key vault '$VaultName' has no secret '$SecretName'." }
        $provider.ProviderId = $ProviderId
        $provider.SigningKey = $secret.SecretValue
    }
    else {
        throw 'Give -ConnectionName, or -CredentialName, or -VaultName with -ProviderId.'
    }
}
Connect-Tigris @provider
$storage = @{ Container = $ContainerName; Context = New-AzStorageContext -StorageAccountName $StorageAccountName -UseConnectedAccount }
#endregion

# A spreadsheet runs text that begins with one of these characters as a formula. An apostrophe keeps it text. Lists become one cell.
filter ConvertTo-CsvRow {
    $row = [ordered]@{}
    foreach ($property in $_.PSObject.Properties) {
        $value = $property.Value
        if ($value -is [array]) { $value = $value -join '; ' }
        $row[$property.Name] = if ($value -is [string] -and $value -match '^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]') { "'$value" } else { $value }
    }
    [pscustomobject]$row
}

$part = @{}
$name = $Month
if ($Shard) {
    $part.Shard = [Tigris.Shard]$Shard
    $name += "-shard-$($part.Shard.Number)-of-$($part.Shard.Count)"
}
$folder = (New-Item -ItemType Directory -Path (Join-Path -Path ([IO.Path]::GetTempPath()) -ChildPath "tigris-$([guid]::NewGuid())")).FullName
try {
    $usage = Join-Path -Path $folder -ChildPath 'usage.csv'
    $lines = Join-Path -Path $folder -ChildPath 'invoice-lines.csv'
    $each = @{ Month = $Month; ErrorAction = 'Continue' }
    $csv = @{ NoTypeInformation = $true; Delimiter = $Delimiter; Encoding = $Encoding }
    $total = 0d

    # Read once, so that both files have the same organizations.
    $organizations = @(Get-TigrisOrganization -IncludeInactive @part)
    [Threading.Thread]::CurrentThread.CurrentCulture = [cultureinfo]::InvariantCulture
    $organizations | Get-TigrisUsage @each -ErrorVariable usageFailed |
        Select-Object -Property OrganizationId, OrganizationName, Metric, MetricId, Unit, Total, Peak |
        ConvertTo-CsvRow |
        Export-Csv -LiteralPath $usage @csv
    $organizations | Get-TigrisInvoice @each -Line -ErrorVariable invoiceFailed |
        ForEach-Object { $total += $_.Subtotal; $_ } |
        ConvertTo-CsvRow |
        Export-Csv -LiteralPath $lines @csv

    $failed = @(@($usageFailed) + @($invoiceFailed) | Where-Object { $_ } | ForEach-Object { "$($_.TargetObject)" } | Sort-Object -Unique)
    $ending = if ($failed) { 'csv.incomplete' } else { 'csv' }
    $null = Set-AzStorageBlobContent @storage -File $usage -Blob "usage/$name.$ending" -Force
    $null = Set-AzStorageBlobContent @storage -File $lines -Blob "invoice-lines/$name.$ending" -Force
    if ($failed) {
        throw "$($failed.Count) of $($organizations.Count) organizations could not be read, so the files are incomplete: $($failed -join ', ')"
    }
}
finally {
    Remove-Item -LiteralPath $folder -Recurse -Force
    Disconnect-Tigris
}

[pscustomobject]@{
    Month = $Month
    Shard = $Shard
    Organizations = $organizations.Count
    InvoiceLineSubtotal = $total
    UsageBlob = "usage/$name.csv"
    InvoiceLineBlob = "invoice-lines/$name.csv"
}
