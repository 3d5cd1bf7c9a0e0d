-- What one of several instances does for all of them; and that an instance is alive.
CREATE TABLE lease (
  name VARCHAR(100) NOT NULL PRIMARY KEY,
  owner VARCHAR(36) NOT NULL,
  token BIGINT NOT NULL, -- grows with each owner: a former one is known by it
  until_at BIGINT NOT NULL -- by the database's clock
);

-- Where a session runs: nowhere else can anything be done with it. Null: it does not matter.
ALTER TABLE session ADD COLUMN instance VARCHAR(36);

-- Which instance carries it to its source, and which one took the request for it.
ALTER TABLE act ADD COLUMN carrier VARCHAR(36);
ALTER TABLE act ADD COLUMN taker VARCHAR(36);

-- Which instance does it.
ALTER TABLE inbox ADD COLUMN instance VARCHAR(36);
