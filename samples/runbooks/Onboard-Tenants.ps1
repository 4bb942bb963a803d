#Requires -Version 7.4
#Requires -Modules Tigris, Az.Accounts, Az.KeyVault, Az.Storage

<#
.SYNOPSIS
    Runbook: onboards the tenants of a CSV in blob storage, and saves each secret in a key vault.
.DESCRIPTION
    Each row of the CSV becomes an organization with its quota, its first bucket and an access key: see New-TigrisTenant for the columns. The server
    returns a secret once, so the runbook saves it immediately in the vault, as the secret tigris-<bucket> with the tags OrganizationId, BucketName
    and AccessKeyId. A dot in the name of the bucket becomes -dot-, because the name of a secret can't contain a dot.

    You can start the runbook again at any time: an existing bucket is unchanged and gets no second key. The blob onboarding/report-<time>.csv has the
    result of each row. The job fails if a row fails, if a secret can't be saved, or if an existing tenant has no secret in the vault. The last
    case occurs after an interrupted job. The report names the tenant and the next step.

    The runbook signs in to Azure with the managed identity of the Automation account, which needs Storage Blob Data Contributor on the container, and Key Vault
    Secrets Officer on the vault for the tenants. The provider's key comes from one of three places: a connection asset (-ConnectionName), a
    credential asset (-CredentialName), or a key vault (-VaultName with -ProviderId).
.PARAMETER StorageAccountName
    The storage account.
.PARAMETER ContainerName
    The container, which must exist.
.PARAMETER TenantVaultName
    The key vault for the secrets of the tenants.
.PARAMETER TenantBlob
    The CSV in the container.
.PARAMETER Delimiter
    The character between the columns of the CSV and of the report. The default is a comma. Excel writes a semicolon in many countries.
.PARAMETER Encoding
    The encoding of the CSV, as Import-Csv accepts it: utf8, ansi, unicode or the number of a code page. The default is utf8.
.PARAMETER Shard
    One part of the rows, such as 3/16, for several jobs in parallel.
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
    ./Onboard-Tenants.ps1 -StorageAccountName billing -ContainerName tigris -TenantVaultName tenants -ConnectionName Tigris

    Onboards all rows of onboarding/tenants.csv.
.EXAMPLE
    ./Onboard-Tenants.ps1 -StorageAccountName billing -ContainerName tigris -TenantVaultName tenants -VaultName keys -ProviderId my-provider -Shard 1/4

    Onboards a quarter of the rows, with the signing key of another vault.
#>
[CmdletBinding()]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingPlainTextForPassword', 'CredentialName', Justification = 'The name of an asset.')]
[OutputType([pscustomobject])]
param(
    [Parameter(Mandatory)][string]$StorageAccountName,
    [Parameter(Mandatory)][string]$ContainerName,
    [Parameter(Mandatory)][string]$TenantVaultName,
    [string]$TenantBlob = 'onboarding/tenants.csv',
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

$vault = @{ VaultName = $TenantVaultName }

function Get-SecretName {
    param([string]$BucketName)
    'tigris-' + $BucketName.Replace('.', '-dot-')
}

function Save-Secret {
    param($Tenant)
    $tag = @{ OrganizationId = $Tenant.OrganizationId; BucketName = $Tenant.BucketName; AccessKeyId = $Tenant.AccessKeyId }
    $null = Set-AzKeyVaultSecret @vault -Name (Get-SecretName $Tenant.BucketName) -SecretValue $Tenant.SecretAccessKey -Tag $tag
}

# Returns the result of a row, after its secret was saved.
function ConvertTo-ReportRow {
    param($Tenant)
    $row = [pscustomobject]@{
        OrganizationId = $Tenant.OrganizationId
        BucketName = $Tenant.BucketName
        Status = "$($Tenant.Status)"
        AccessKeyId = $Tenant.AccessKeyId
        Error = $Tenant.Error
    }
    try {
        if ($Tenant.SecretAccessKey) {
            Save-Secret $Tenant
        }
        elseif ($row.Status -ne 'Failed' -and -not (Get-AzKeyVaultSecret @vault -Name (Get-SecretName $Tenant.BucketName))) {
            $row.Status = 'NoSecret'
            $row.Error = "The vault has no secret of this bucket. Make one with New-TigrisAccessKey, or with Reset-TigrisAccessKey for a key that is not in use."
        }
    }
    catch {
        $row.Status = 'NotSaved'
        $row.Error = "The secret is not in the vault, and lost. Make another with Reset-TigrisAccessKey for this key. $($_.Exception.Message)"
    }
    $row
}

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

$name = [datetime]::UtcNow.ToString('yyyyMMddTHHmmssZ', [cultureinfo]::InvariantCulture)
if ($Shard) {
    $part = [Tigris.Shard]$Shard
    $name += "-shard-$($part.Number)-of-$($part.Count)"
}
$folder = (New-Item -ItemType Directory -Path (Join-Path -Path ([IO.Path]::GetTempPath()) -ChildPath "tigris-$([guid]::NewGuid())")).FullName
$report = [Collections.Generic.List[object]]::new()
try {
    $csv = Join-Path -Path $folder -ChildPath 'tenants.csv'
    $null = Get-AzStorageBlobContent @storage -Blob $TenantBlob -Destination $csv -Force
    $rows = @(Import-Csv -LiteralPath $csv -Delimiter $Delimiter -Encoding $Encoding)
    if ($Shard) {
        $rows = @($rows | Where-Object {
                $id = $_.PSObject.Properties['OrganizationId', 'OrgId', 'org_id'] | Where-Object { $_ } | Select-Object -First 1
                $part.Contains("$($id.Value)")
            })
    }
    $rows | New-TigrisTenant -SkipExisting -Confirm:$false -ErrorAction Continue | ForEach-Object { $report.Add((ConvertTo-ReportRow $_)) }
}
finally {
    # Also of a run that was cut off.
    $path = Join-Path -Path $folder -ChildPath 'report.csv'
    $report | ConvertTo-CsvRow | Export-Csv -LiteralPath $path -Delimiter $Delimiter -NoTypeInformation -Encoding utf8
    $null = Set-AzStorageBlobContent @storage -File $path -Blob "onboarding/report-$name.csv" -Force
    Remove-Item -LiteralPath $folder -Recurse -Force
    Disconnect-Tigris
}

$report
$bad = @($report | Where-Object { $_.Status -notin 'Created', 'Existing' })
if ($bad) {
    throw "$($bad.Count) of $($report.Count) tenants need a look, see onboarding/report-$name.csv: " + (($bad | ForEach-Object { "$($_.OrganizationId)/$($_.BucketName) ($($_.Status))" }) -join ', ')
}
