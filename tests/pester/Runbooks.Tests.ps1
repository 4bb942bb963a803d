BeforeDiscovery {
    $ways = @(
        @{ Way = 'a connection asset'; Enter = @{ ConnectionName = 'Tigris' } }
        @{ Way = 'a credential asset'; Enter = @{ CredentialName = 'Tigris' } }
        @{ Way = 'a key vault'; Enter = @{ VaultName = 'keys'; ProviderId = 'local' } }
    )
}

BeforeAll {
    . "$PSScriptRoot/Paths.ps1"
    . "$PSScriptRoot/Emulator.ps1"
    Import-Module -Name $Manifest
    # The modules that runbooks require are not on this machine; what they would bring of commands is simulated.
    $modules = Join-Path -Path $TestDrive -ChildPath modules
    foreach ($name in 'Az.Accounts', 'Az.Automation', 'Az.KeyVault', 'Az.Storage') {
        $null = New-Item -ItemType Directory -Path "$modules/$name" -Force
        New-ModuleManifest -Path "$modules/$name/$name.psd1" -ModuleVersion 1.0
        Import-Module -Name "$modules/$name/$name.psd1"
    }
    Import-Module -Name "$PSScriptRoot/Azure.psm1"
    $runbooks = "$Root/samples/runbooks"
    $emulator = Open-Emulator
    $key = [Net.NetworkCredential]::new('', $env:TIGRIS_SIGNING_KEY).SecurePassword
    $endpoint = $emulator.Endpoint
    # A runbook finds nothing in its environment: it must find its way by what it is given.
    'TIGRIS_PROVIDER_ID', 'TIGRIS_SIGNING_KEY', 'TIGRIS_PARTNER_ENDPOINT', 'TIGRIS_USER_ID' | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
    $admin = Connect-Tigris -ProviderId local -SigningKey $key -Endpoint $endpoint -UserId admin -UserRole Admin -PassThru
    1..20 | ForEach-Object { $null = New-TigrisOrganization -OrganizationId "org-$_" -OrganizationName "Organization $_" }

    function Open-EmptyAzure {
        $blobs = Join-Path -Path $TestDrive -ChildPath "blobs-$([guid]::NewGuid())"
        $null = New-Item -ItemType Directory -Path "$blobs/tigris"
        Open-Azure -Root $blobs -Connection @{
            Tigris = @{ ProviderId = 'local'; SigningKey = 'local-signing-key'; Endpoint = $endpoint; S3Endpoint = ''; UserId = 'runbook'; UserRole = 'Admin' }
        } -Credential @{ Tigris = [pscredential]::new('local', $key) } -Secret @{ 'keys/tigris-signing-key' = $key } -Runbook @{
            'Export-UsageToBlob' = "$runbooks/Export-UsageToBlob.ps1"
        }
        "$blobs/tigris"
    }

    function Get-WorkFolder {
        (Get-ChildItem -Path ([IO.Path]::GetTempPath()) -Directory | Where-Object Name -Match '^tigris-[0-9a-f-]{36}$').Name
    }

    $place = @{ StorageAccountName = 'account'; ContainerName = 'tigris' }
    $account = @{ ResourceGroupName = 'group'; AutomationAccountName = 'account' }
}

AfterAll {
    if ($emulator) {
        Close-Emulator -Emulator $emulator
    }
    Remove-Module -Name Azure, Az.Accounts, Az.Automation, Az.KeyVault, Az.Storage -ErrorAction Ignore
}

Describe 'Export-UsageToBlob.ps1' {
    BeforeEach {
        $container = Open-EmptyAzure
    }

    It 'writes usage and invoice lines with <Way>' -ForEach $ways {
        $result = & "$runbooks/Export-UsageToBlob.ps1" @place @Enter -Month 2026-01 -Endpoint $endpoint
        $result.Organizations | Should -Be 20
        $expected = Get-TigrisOrganization -Connection $admin | Get-TigrisInvoice -Month 2026-01 -Line -Connection $admin
        @(Import-Csv -LiteralPath "$container/invoice-lines/2026-01.csv").Count | Should -Be $expected.Count
        (Import-Csv -LiteralPath "$container/usage/2026-01.csv").OrganizationId | Sort-Object -Unique | Should -HaveCount 20
        $result.InvoiceLineSubtotal | Should -Be ($expected | ForEach-Object { $sum = 0d } { $sum += $_.Subtotal } { $sum })
    }

    It 'goes nowhere without a key' {
        { & "$runbooks/Export-UsageToBlob.ps1" @place -Endpoint $endpoint } | Should -Throw 'Give -ConnectionName*'
        { & "$runbooks/Export-UsageToBlob.ps1" @place -VaultName empty -ProviderId local } | Should -Throw "*'empty' has no secret*"
        (Get-Azure).Upload | Should -BeNullOrEmpty
    }

    It 'leaves no connection and no file behind' {
        $before = @(Get-WorkFolder)
        $null = & "$runbooks/Export-UsageToBlob.ps1" @place -ConnectionName Tigris
        Get-WorkFolder | Should -Be $before
        Get-TigrisConnection | Should -BeNullOrEmpty
    }
}

Describe 'Onboard-Tenants.ps1' {
    BeforeEach {
        $container = Open-EmptyAzure
        # Names of their own for each test: the emulator remembers.
        $run = [guid]::NewGuid().ToString('n').Substring(0, 8)
        $rows = 1..6 | ForEach-Object {
            [pscustomobject]@{ org_id = "tenant-$run-$_"; org_name = "Tenant $_"; bucket_name = "bucket-$run.$_"; limit_bytes = '1GB' }
        }
        $null = New-Item -ItemType Directory -Path "$container/onboarding"
        $rows | Export-Csv -LiteralPath "$container/onboarding/tenants.csv"
        $onboard = $place + @{ TenantVaultName = 'tenants'; ConnectionName = 'Tigris' }
    }

    It 'makes each tenant with <Way>, and keeps its secret in the vault' -ForEach $ways {
        $report = & "$runbooks/Onboard-Tenants.ps1" @place -TenantVaultName tenants @Enter -Endpoint $endpoint
        $report.Status | Sort-Object -Unique | Should -Be 'Created'
        $report.OrganizationId | Should -Be $rows.org_id
        foreach ($row in $report) {
            $name = "tenants/tigris-$($row.BucketName.Replace('.', '-dot-'))"
            (Get-Azure).Secret[$name] | Should -BeOfType ([securestring])
            (Get-Azure).Secret["$name/tags"].AccessKeyId | Should -Be $row.AccessKeyId
        }
        $saved = Import-Csv -Path "$container/onboarding/report-*.csv"
        $saved.AccessKeyId | Should -Be $report.AccessKeyId
        Get-Content -Raw -Path "$container/onboarding/report-*.csv" | Should -Not -Match 'tsec_'
    }

    It 'gives no second key to whoever is there' {
        $null = & "$runbooks/Onboard-Tenants.ps1" @onboard
        $again = & "$runbooks/Onboard-Tenants.ps1" @onboard
        $again.Status | Sort-Object -Unique | Should -Be 'Existing'
        Get-TigrisAccessKey -OrganizationId $rows.org_id -Connection $admin | Should -HaveCount 6
    }

    It 'names whoever is there without a secret in the vault' {
        $null = & "$runbooks/Onboard-Tenants.ps1" @onboard
        (Get-Azure).Secret.Remove("tenants/tigris-bucket-$run-dot-2")
        { & "$runbooks/Onboard-Tenants.ps1" @onboard } | Should -Throw "1 of 6 tenants need a look*tenant-$run-2/bucket-$run.2 (NoSecret)"
    }

    It 'names the keys whose secret the vault did not take' {
        (Get-Azure).Secret['tenants/'] = 'read-only'
        { & "$runbooks/Onboard-Tenants.ps1" @onboard } | Should -Throw '6 of 6 tenants need a look*(NotSaved)*'
        $saved = Import-Csv -Path "$container/onboarding/report-*.csv"
        $saved.AccessKeyId | Where-Object { -not $_ } | Should -BeNullOrEmpty
        $saved[0].Error | Should -BeLike '*Reset-TigrisAccessKey*'
    }

    It 'goes on after a row that cannot be used, and fails in the end' {
        $rows[2].bucket_name = 'Not A Name'
        $rows | Export-Csv -LiteralPath "$container/onboarding/tenants.csv"
        { & "$runbooks/Onboard-Tenants.ps1" @onboard 2>$null } | Should -Throw "1 of 6 tenants need a look*tenant-$run-3/Not A Name (Failed)"
        (Import-Csv -Path "$container/onboarding/report-*.csv").Status | Should -Be 'Created', 'Created', 'Failed', 'Created', 'Created', 'Created'
    }

    It 'onboards every row exactly once in all shards together' {
        (Get-Azure).Runbook['Onboard-Tenants'] = "$runbooks/Onboard-Tenants.ps1"
        $jobs = & "$runbooks/Start-Shards.ps1" @account -RunbookName Onboard-Tenants -ShardCount 3 -Parameters $onboard
        $jobs.Status | Sort-Object -Unique | Should -Be 'Completed'
        $output = (Get-Azure).Job.Values.Output
        $output.Status | Sort-Object -Unique | Should -Be 'Created'
        $output.OrganizationId | Sort-Object | Should -Be $rows.org_id
    }
}

Describe 'Start-Shards.ps1' {
    BeforeEach {
        $container = Open-EmptyAzure
        $fan = $account + @{ RunbookName = 'Export-UsageToBlob'; ShardCount = 4 }
        $child = $place + @{ ConnectionName = 'Tigris'; Month = '2026-01' }
    }

    It 'has every organization handled exactly once' {
        $jobs = & "$runbooks/Start-Shards.ps1" @fan -Parameters $child
        $jobs.Shard | Should -Be '1/4', '2/4', '3/4', '4/4'
        $jobs.Status | Sort-Object -Unique | Should -Be 'Completed'
        $ids = 1..4 | ForEach-Object { (Import-Csv -LiteralPath "$container/usage/2026-01-shard-$_-of-4.csv").OrganizationId | Sort-Object -Unique }
        $ids | Sort-Object | Should -Be ((Get-TigrisOrganization -Connection $admin).OrganizationId | Sort-Object)
    }

    It 'takes the children''s parameters as JSON and as an object too' {
        $null = & "$runbooks/Start-Shards.ps1" @fan -Parameters ($child | ConvertTo-Json) -RunOn workers
        (Get-Azure).Job.Values.RunOn | Sort-Object -Unique | Should -Be 'workers'
        $null = & "$runbooks/Start-Shards.ps1" @fan -Parameters ([pscustomobject]$child)
        (Get-Azure).Job.Values.Status | Sort-Object -Unique | Should -Be 'Completed'
        (Get-Azure).Job.Count | Should -Be 8
    }

    It 'names the shards that failed, after the others are done' {
        (Get-Azure).BeforeUpload = { param($blob) if ($blob -like '*shard-3-of-4*') { throw 'The storage account is down.' } }
        { & "$runbooks/Start-Shards.ps1" @fan -Parameters $child } | Should -Throw '1 of 4 shards are not done: 3/4 (Failed, job *)'
        (Get-Azure).Job.Values.Status | Sort-Object | Should -Be 'Completed', 'Completed', 'Completed', 'Failed'
    }

    It 'names a shard whose job could not even be started' {
        $fan.RunbookName = 'Unpublished'
        { & "$runbooks/Start-Shards.ps1" @fan -Parameters $child 3>$null } | Should -Throw '4 of 4 shards are not done: 1/4 (NotStarted*'
    }

    It 'starts nothing while an earlier job is not finished' {
        $null = & "$runbooks/Start-Shards.ps1" @fan -Parameters $child
        @((Get-Azure).Job.Values)[1].Status = 'Running'
        { & "$runbooks/Start-Shards.ps1" @fan -Parameters $child } | Should -Throw '*not finished*'
        (Get-Azure).Job.Count | Should -Be 4
    }
}
